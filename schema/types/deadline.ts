import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DELAY_REASONS, type DelayReason } from '../../src/core/letters/delay-reasons.js';
import type { DeadlineKind } from '../../src/core/law/deadline-kinds.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { DeadlineKindEnum } from './competence.js';
import { described, enumOf } from './enum-of.js';

export const DelayReasonEnum = enumOf<DelayReason>(DELAY_REASONS);
registerEnumType(DelayReasonEnum, { name: 'DelayReason', description: 'Dlaczego sprawa nie jest załatwiona w terminie (k.p.a. art. 36).', valuesConfig: described(DELAY_REASONS) });
const DEADLINE_STATES = { RUNNING: 'biegnie albo stoi', MET: 'wykonano to, na co był termin', CANCELLED: 'nie biegnie: sprawa wyszła z centrum, skończyła się albo zmieniło się ustalenie' } as const;
type DeadlineState = keyof typeof DEADLINE_STATES;
const DeadlineStateEnum = enumOf<DeadlineState>(DEADLINE_STATES);
registerEnumType(DeadlineStateEnum, { name: 'DeadlineState', description: 'Stan terminu.', valuesConfig: described(DEADLINE_STATES) });

@ObjectType({ simpleResolvers: true, description: 'Czas, którego nie wlicza się do terminu (k.p.a. art. 35 § 5).' })
class DeadlinePause {
  @Field(() => LocalDateScalar, { description: 'First day that is not counted.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day that is not counted; empty: it goes on.' }) until?: LocalDate | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Termin, który biegnie w sprawie: a clock. No personal data.' })
export class Deadline {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Id of the application.' }) applicationId!: string;
  @Field(() => String, { nullable: true, description: 'Kod sprawy; empty: of the application as a whole.' }) matter?: string | null | undefined;
  @Field(() => DeadlineKindEnum, { description: 'Rodzaj.' }) kind!: DeadlineKind;
  @Field(() => String, { description: 'Co trzeba zrobić, in Polish.' }) name!: string;
  @Field(() => String, { description: 'Podstawa prawna.' }) statute!: string;
  @Field(() => DeadlineStateEnum, { description: 'Stan.' }) state!: DeadlineState;
  @Field(() => LocalDateScalar, { description: 'Day of the event that started it; not counted itself.' }) startedOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'As counted, before k.p.a. art. 57 § 4. Empty while it stands.' }) rawEnd?: LocalDate | null | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'After art. 57 § 4: never a Saturday or a free day. Empty while it stands.' }) legalEnd?: LocalDate | null | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When to be warned: the earlier of the two, or the later day of which the party was told. Empty while it stands.' }) alarm?: LocalDate | null | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Nowy termin, of which the party was told (k.p.a. art. 36).' }) extendedTo?: LocalDate | null | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day on which what it waits for was done; empty until then.' }) metOn?: LocalDate | null | undefined;
  @Field(() => Boolean, { description: 'Po terminie: it runs, and the alarm has passed.' }) overdue!: boolean;
  @Field(() => Boolean, { description: 'Stoi: a pause is going on.' }) paused!: boolean;
  @Field(() => [DeadlinePause], { description: 'Czasy, których się nie wlicza.' }) pauses!: readonly DeadlinePause[];
}
