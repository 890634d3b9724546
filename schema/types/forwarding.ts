import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { SEND_BACK_REASONS, type SendBackReason } from '../../src/core/applications/forwarding.js';
import { FORWARDING_LIFE, PART_LIFE, type ForwardingState, type PartState } from '../../src/core/applications/lifecycle.js';
import type { DisputeBody } from '../../src/core/routing/disputes.js';
import type { Mode } from '../../src/core/routing/finding.js';
import { CompetentUnit, ModeEnum } from './competence.js';
import { described, enumOf } from './enum-of.js';
import { NamedPerson } from './person.js';

const PartStateEnum = enumOf(PART_LIFE);
registerEnumType(PartStateEnum, {
  name: 'PartState', description: 'Gdzie jest sprawa.',
  valuesConfig: described({
    OPEN: 'czeka na czynność', ASSIGNED: 'prowadzi ją centrum albo jednostka tego samego organu', FORWARDED: 'przekazana, czeka na potwierdzenie', SENT_BACK: 'odesłana: trzeba zdecydować ponownie',
    DISPUTED: 'trwa spór o właściwość', TAKEN_OVER: 'przejęta przez jednostkę', SEPARATED: 'wymaga odrębnego wniosku', RETURNED: 'zwrócona', INFORMED: 'wnioskodawca poinformowany', LEFT: 'pozostawiona bez rozpoznania',
  }),
});
export const ForwardingStateEnum = enumOf(FORWARDING_LIFE);
registerEnumType(ForwardingStateEnum, {
  name: 'ForwardingState', description: 'Stan przekazania.', valuesConfig: described({ SENT: 'czeka na odpowiedź jednostki', ACKNOWLEDGED: 'jednostka przejęła sprawę', REFUSED: 'jednostka odesłała sprawę', WITHDRAWN: 'wniosek wycofano, zanim jednostka odpowiedziała' }),
});
export const SendBackReasonEnum = enumOf(SEND_BACK_REASONS);
registerEnumType(SendBackReasonEnum, { name: 'SendBackReason', description: 'Dlaczego jednostka odsyła sprawę.', valuesConfig: described(SEND_BACK_REASONS) });
const DisputeBodyEnum = enumOf(['SKO', 'SKO_OR_NSA', 'NSA', 'MINISTER']);
registerEnumType(DisputeBodyEnum, {
  name: 'DisputeBody', description: 'Kto rozstrzyga spór (k.p.a. art. 22).',
  valuesConfig: described({
    SKO: 'samorządowe kolegium odwoławcze', SKO_OR_NSA: 'wspólne kolegium, a gdy go nie ma, sąd administracyjny', NSA: 'Naczelny Sąd Administracyjny', MINISTER: 'wspólny organ wyższego stopnia albo minister',
  }),
});
export const SettlementEnum = enumOf(['OURS', 'THEIRS']);
registerEnumType(SettlementEnum, { name: 'Settlement', description: 'Jak skończył się spór.', valuesConfig: described({ OURS: 'właściwe jest centrum', THEIRS: 'właściwy jest drugi organ' }) });

@ObjectType({ simpleResolvers: true, description: 'Sprawa we wniosku, and where it is now. The finding stays as it was made; this moves.' })
export class ApplicationPart {
  @Field(() => String, { description: 'Kod sprawy.' }) matter!: string;
  @Field(() => PartStateEnum, { description: 'Stan.' }) state!: PartState;
  @Field(() => ModeEnum, { nullable: true, description: 'Tryb; empty when nobody competent could be determined.' }) mode?: Mode | null | undefined;
  @Field(() => CompetentUnit, { nullable: true, description: 'Jednostka, which has it or is to get it.' }) unit?: CompetentUnit | null | undefined;
  @Field(() => String, { nullable: true, description: 'TERC of the unit\'s area, where competence is local.' }) territory?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Przekazanie: one entry in the inbox of one unit. No personal data; the unit opens `forwardingPackage`.' })
export class Forwarding {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Id of the application.' }) applicationId!: string;
  @Field(() => [String], { description: 'Kody spraw.' }) matters!: string[];
  @Field(() => ModeEnum, { description: 'Tryb.' }) mode!: Mode;
  @Field(() => CompetentUnit, { description: 'Jednostka, which gets it.' }) unit!: CompetentUnit;
  @Field(() => String, { nullable: true, description: 'TERC of its area, where competence is local.' }) territory?: string | null | undefined;
  @Field(() => ForwardingStateEnum, { description: 'Stan.' }) state!: ForwardingState;
  @Field(() => GraphQLISODateTime, { description: 'When it was passed on.' }) sentAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the unit answered.' }) answeredAt?: Date | null | undefined;
  @Field(() => SendBackReasonEnum, { nullable: true, description: 'Dlaczego odesłano.' }) reason?: SendBackReason | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Pakiet przekazania: what the unit needs to take the matter over. No PESEL, no interview.' })
export class ForwardingPackage {
  @Field(() => Forwarding, { description: 'Przekazanie.' }) forwarding!: Forwarding;
  @Field(() => String, { description: 'Numer wniosku in the register of the centre.' }) number!: string;
  @Field(() => GraphQLISODateTime, { description: 'Moment wpływu: filed in time with the wrong authority is filed in time (k.p.a. art. 65 § 2).' }) receivedAt!: Date;
  @Field(() => String, { description: 'Dlaczego ta jednostka: the reasons of the finding, in Polish.' }) because!: string;
  @Field(() => String, { description: 'Podstawa prawna.' }) statute!: string;
  @Field(() => NamedPerson, { description: 'Wnioskodawca.' }) applicant!: NamedPerson;
  @Field(() => NamedPerson, { description: 'Osoba zainteresowana.' }) personConcerned!: NamedPerson;
}

@ObjectType({ simpleResolvers: true, description: 'Spór o właściwość. Until it is settled only what bears no delay is done (k.p.a. art. 23).' })
export class Dispute {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => String, { description: 'Kod sprawy.' }) matter!: string;
  @Field(() => DisputeBodyEnum, { description: 'Kto rozstrzyga.' }) body!: DisputeBody['body'];
  @Field(() => String, { description: 'Podstawa prawna.' }) statute!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was declared.' }) declaredAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was settled.' }) settledAt?: Date | null | undefined;
  @Field(() => SettlementEnum, { nullable: true, description: 'Jak.' }) competent?: 'OURS' | 'THEIRS' | null | undefined;
}
