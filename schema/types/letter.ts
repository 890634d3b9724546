import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DISPATCH_DECISIONS } from '../../src/core/letters/dispatch.js';
import { DISPATCH_CHANNELS, LETTER_KINDS, type DispatchChannel, type LetterKind } from '../../src/core/letters/letter.js';
import { DISPATCH_LIFE, type DispatchState } from '../../src/core/letters/lifecycle.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { CompetentUnit } from './competence.js';
import { described, enumOf } from './enum-of.js';

export const LetterKindEnum = enumOf(LETTER_KINDS);
registerEnumType(LetterKindEnum, {
  name: 'LetterKind', description: 'Rodzaj pisma.',
  valuesConfig: described(Object.fromEntries(Object.entries(LETTER_KINDS).map(([kind, { name, statute }]) => [kind, `${name} (${statute})`]))),
});
const ADDRESSEE_ROLES = { APPLICANT: 'wnioskodawca', UNIT: 'jednostka albo organ', BODY: 'kto rozstrzyga spór o właściwość' } as const;
type AddresseeRole = keyof typeof ADDRESSEE_ROLES;
const AddresseeRoleEnum = enumOf(ADDRESSEE_ROLES);
registerEnumType(AddresseeRoleEnum, { name: 'AddresseeRole', description: 'Do kogo jest pismo.', valuesConfig: described(ADDRESSEE_ROLES) });
export const DispatchChannelEnum = enumOf(DISPATCH_CHANNELS);
registerEnumType(DispatchChannelEnum, { name: 'DispatchChannel', description: 'Sposób doręczenia (k.p.a. art. 39).', valuesConfig: described(DISPATCH_CHANNELS) });
export const DispatchStateEnum = enumOf(DISPATCH_LIFE);
registerEnumType(DispatchStateEnum, {
  name: 'DispatchState', description: 'Stan wysyłki.',
  valuesConfig: described({
    QUEUED: 'czeka na wysłanie', SENDING: 'wysyłana', SENT: 'wysłana', REVIEW_REQUIRED: 'decyduje pracownik: nie wiadomo, czy wysłano, albo pismo nie może wyjść samo', FAILED: 'nie przyjęto do wysłania',
    UNDELIVERED: 'niedoręczona', DELIVERED: 'doręczona', DEEMED_DELIVERED: 'uznana za doręczoną', ABANDONED: 'wysyłania zaniechano',
  } satisfies Record<DispatchState, string>),
});

@ObjectType({ simpleResolvers: true, description: 'Adresat pisma. Who the applicant is stands behind `people(legal)` of the application.' })
class LetterAddressee {
  @Field(() => AddresseeRoleEnum, { description: 'Who it is.' }) role!: AddresseeRole;
  @Field(() => CompetentUnit, { nullable: true, description: 'The unit; empty for the others.' }) unit?: CompetentUnit | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Pismo w sprawie. What it says stands behind `text(legal)`.' })
export class Letter {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => LetterKindEnum, { description: 'Rodzaj.' }) kind!: LetterKind;
  @Field(() => String, { description: 'Temat. No personal data.' }) subject!: string;
  @Field(() => String, { description: 'Podstawa prawna: under what it is written.' }) statute!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was written.' }) writtenAt!: Date;
  @Field(() => LetterAddressee, { description: 'Adresat.' }) addressee!: LetterAddressee;
  @Field(() => [String], { description: 'Kody spraw, which it is about.' }) matters!: string[];
}

export const DispatchDecisionEnum = enumOf(DISPATCH_DECISIONS);
registerEnumType(DispatchDecisionEnum, { name: 'DispatchDecision', description: 'Co robić z wysyłką.', valuesConfig: described(DISPATCH_DECISIONS) });

@ObjectType({ simpleResolvers: true, description: 'Wpis w rejestrze przesyłek wpływających urzędu (RPW).' })
class OfficeEntry {
  @Field(() => Int, { description: 'Numer: `RPW/<number>/<year>`.' }) number!: number;
  @Field(() => Int, { description: 'Rok.' }) year!: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was registered.' }) registeredAt!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Wysyłka: one way of one letter to its addressee.' })
export class Dispatch {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Id of the application.' }) applicationId!: string;
  @Field(() => ID, { description: 'Id of the letter.' }) letterId!: string;
  @Field(() => DispatchChannelEnum, { description: 'Sposób.' }) channel!: DispatchChannel;
  @Field(() => DispatchStateEnum, { description: 'Stan.' }) state!: DispatchState;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it left.' }) sentAt?: Date | null | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Dzień doręczenia. Terms of the addressee run from it; where delivery is deemed, from the day after (u.d.e. art. 42 ust. 2).' }) deliveredOn?: LocalDate | null | undefined;
  @Field(() => String, { nullable: true, description: 'Why it waits, failed, or has to be looked at: a Polish sentence.' }) because?: string | null | undefined;
  @Field(() => String, { nullable: true, description: 'Znak sprawy in the office\'s EZD.' }) officeSign?: string | null | undefined;
  @Field(() => [OfficeEntry], { description: 'Co urząd zarejestrował w tej sprawie od tego czasu (RPW).' }) officeEntries!: readonly OfficeEntry[];
}
