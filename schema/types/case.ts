import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Signature } from '../../src/core/applications/application.js';
import { DEFECTS, type Defect as DefectCode } from '../../src/core/applications/defects.js';
import { APPLICATION_LIFE, type ApplicationState } from '../../src/core/applications/lifecycle.js';
import { PLAN_ITEM_LIFE, PLAN_LIFE, type PlanItemState, type PlanState } from '../../src/core/plans/lifecycle.js';
import { REFERRAL_LIFE, type ReferralState } from '../../src/core/referrals/lifecycle.js';
import { REFERRAL_OUTCOMES, type ReferralOutcome } from '../../src/core/referrals/referral.js';
import type { Channel } from '../../src/core/routing/facts.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { ChannelEnum, CompetentUnit } from './competence.js';
import { described, enumOf } from './enum-of.js';
import { ApplicantInput, DeclarationInput, NamedPerson, PersonConcernedInput, SignatureEnum } from './person.js';

export const ApplicationStateEnum = enumOf(APPLICATION_LIFE);
registerEnumType(ApplicationStateEnum, {
  name: 'ApplicationState', description: 'Stan wniosku.',
  valuesConfig: described({
    SUBMITTED: 'złożony; właściwość ustalona', CALLED_TO_COMPLETE: 'wezwano do uzupełnienia', ASSIGNED: 'przydzielony',
    FORWARDED: 'przekazany według właściwości', CLOSED: 'zakończony w centrum: zwrot, odrębne wnioski albo informacja',
    LEFT_WITHOUT_RECOGNITION: 'pozostawiony bez rozpoznania', WITHDRAWN: 'wycofany',
    NEEDS_RECORDED: 'potrzeby rozpoznane', PLAN_DRAFTED: 'plan sporządzony', IN_REALISATION: 'plan zatwierdzony i realizowany',
  }),
});
const PlanStateEnum = enumOf(PLAN_LIFE);
registerEnumType(PlanStateEnum, { name: 'PlanState', description: 'Stan planu.', valuesConfig: described({ DRAFT: 'projekt', APPROVED: 'zatwierdzony' }) });
const PlanItemStateEnum = enumOf(PLAN_ITEM_LIFE);
registerEnumType(PlanItemStateEnum, {
  name: 'PlanItemState', description: 'Stan pozycji planu.', valuesConfig: described({ PLANNED: 'zaplanowana', REFERRED: 'skierowana', CLOSED: 'zamknięta' }),
});
export const ReferralStateEnum = enumOf(REFERRAL_LIFE);
registerEnumType(ReferralStateEnum, {
  name: 'ReferralState', description: 'Stan skierowania (jak FHIR Task).',
  valuesConfig: described({ REQUESTED: 'wydane, czeka na odpowiedź', ACCEPTED: 'przyjęte', IN_PROGRESS: 'w realizacji', COMPLETED: 'zakończone z wynikiem' }),
});
export const ReferralOutcomeEnum = enumOf(REFERRAL_OUTCOMES);
registerEnumType(ReferralOutcomeEnum, { name: 'ReferralOutcome', description: 'Wynik realizacji.', valuesConfig: described(REFERRAL_OUTCOMES) });

const DefectCodeEnum = enumOf<DefectCode>(DEFECTS);
registerEnumType(DefectCodeEnum, {
  name: 'DefectCode', description: 'Brak formalny.', valuesConfig: described(Object.fromEntries(Object.entries(DEFECTS).map(([code, { name }]) => [code, name]))),
});

@ObjectType({ simpleResolvers: true, description: 'Brak formalny wniosku (k.p.a. art. 63–64): what it lacks.' })
class Defect {
  @Field(() => DefectCodeEnum, { description: 'Code.' }) code!: DefectCode;
  @Field(() => String, { description: 'Czego brakuje.' }) name!: string;
  @Field(() => String, { description: 'Podstawa prawna.' }) statute!: string;
  @Field(() => String, { description: 'Co trzeba zrobić, as a call to complete says it.' }) call!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Oświadczenie pod rygorem odpowiedzialności karnej (ustawa o CUS art. 36).' })
class Declaration {
  @Field(() => String, { description: 'Version of the clause that was signed.' }) clause!: string;
  @Field(() => String, { nullable: true, description: 'Treść klauzuli; empty when this version is none of the statute.' }) text?: string | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Jednostka, która miała wniosek pierwsza, and passed it to the centre (k.p.a. art. 65).' })
class ForwardedBy {
  @Field(() => CompetentUnit, { description: 'Jednostka.' }) unit!: CompetentUnit;
  @Field(() => String, { nullable: true, description: 'TERC of its area, where competence is local.' }) territory?: string | null | undefined;
  @Field(() => LocalDateScalar, { description: 'Dzień złożenia tam: filed in time with the wrong authority is filed in time (art. 65 § 2).' }) filedOn!: LocalDate;
}

@ObjectType({ simpleResolvers: true, description: 'Wniosek. Who it concerns stands behind `people(legal)`, the finding behind `finding`.' })
export class Application {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => String, { description: 'Numer w rejestrze centrum: `W/2026/000042`.' }) number!: string;
  @Field(() => ApplicationStateEnum, { description: 'Stan.' }) state!: ApplicationState;
  @Field(() => ChannelEnum, { description: 'Kanał.' }) channel!: Channel;
  @Field(() => GraphQLISODateTime, { description: 'Moment wpływu.' }) receivedAt!: Date;
  @Field(() => String, { description: 'Kolejność wpływu: when it was given its number, ISO 8601 in UTC with six digits, by the one clock of the register.' }) receivedAtMicroseconds!: string;
  @Field(() => [Defect], { description: 'Braki formalne, not completed yet; empty when complete.' }) defects!: Defect[];
  @Field(() => Declaration, { nullable: true, description: 'Oświadczenie; empty where the applicant declared nothing.' }) declaration?: Declaration | null | undefined;
  @Field(() => ForwardedBy, { nullable: true, description: 'Kto przekazał wniosek do centrum; empty when it was filed here.' }) forwardedBy?: ForwardedBy | null | undefined;
  @Field(() => [String], { description: 'Kody spraw.' }) matters!: string[];
  @Field(() => ID, { description: 'Opaque id of the person concerned.' }) residentId!: string;
  @Field(() => Boolean, { description: 'Sprawa krąży: it went to and fro between units, and somebody who decides has to look.' }) escalated!: boolean;
  @Field(() => CompetentUnit, { nullable: true, description: 'Unit that has it now: of the centre, or the one it was forwarded to.' }) unit?: CompetentUnit | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Potrzeba rozpoznana z wnioskodawcą (ustawa o CUS art. 37).' })
export class Need {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => Int, { description: 'Area of social services, 1–14.' }) area!: number;
  @Field(() => GraphQLISODateTime, { description: 'When it was recorded.' }) recordedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Indywidualny plan usług społecznych (IPUS, ustawa o CUS art. 39).' })
export class Plan {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Id of its application.' }) applicationId!: string;
  @Field(() => PlanStateEnum, { description: 'Stan.' }) state!: PlanState;
  @Field(() => LocalDateScalar, { description: 'From.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Until; one year at most (art. 40).' }) until!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last day to draw it up: 30 days from filing (art. 40).' }) dueOn!: LocalDate;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was approved (art. 41).' }) approvedAt?: Date | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Pozycja planu: a service for a need.' })
export class PlanItem {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Id of the need.' }) needId!: string;
  @Field(() => ID, { description: 'Id of the service in the catalogues.' }) serviceId!: string;
  @Field(() => String, { description: 'Name of the service when the plan was drafted.' }) serviceName!: string;
  @Field(() => String, { description: 'Who delivers it, when the plan was drafted.' }) catalogueProviderName!: string;
  @Field(() => PlanItemStateEnum, { description: 'Stan.' }) state!: PlanItemState;
}

@ObjectType({ simpleResolvers: true, description: 'Skierowanie: one attempt at one provider. No personal data; the provider opens `referralPackage`.' })
export class Referral {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => ID, { description: 'Id of the plan\'s item.' }) planItemId!: string;
  @Field(() => ID, { description: 'Id of the service in the catalogues.' }) serviceId!: string;
  @Field(() => ReferralStateEnum, { description: 'Stan.' }) state!: ReferralState;
  @Field(() => LocalDateScalar, { description: 'Working day by which the provider should answer.' }) answerBy!: LocalDate;
  @Field(() => GraphQLISODateTime, { description: 'When it was issued.' }) issuedAt!: Date;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of delivery.' }) startedOn?: LocalDate | null | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of delivery.' }) completedOn?: LocalDate | null | undefined;
  @Field(() => ReferralOutcomeEnum, { nullable: true, description: 'Wynik.' }) outcome?: ReferralOutcome | null | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Pakiet skierowania: the least a provider needs to reach the person and deliver the service. No PESEL, no interview.' })
export class ReferralPackage {
  @Field(() => Referral, { description: 'Skierowanie.' }) referral!: Referral;
  @Field(() => NamedPerson, { description: 'Osoba, which the service is for.' }) person!: NamedPerson;
  @Field(() => String, { description: 'Name of the service.' }) serviceName!: string;
  @Field(() => LocalDateScalar, { description: 'The plan runs from.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'The plan runs until.' }) until!: LocalDate;
}

@InputType({ description: 'Jednostka, która przekazuje wniosek do centrum (k.p.a. art. 65).' })
class ForwardedByInput {
  @Field(() => String, { description: 'Jednostka, by code: `PCPR`.' }) unit!: string;
  @Field(() => String, { nullable: true, description: 'TERC of its area: 2, 4 or 7 digits.' }) territory?: string | null;
  @Field(() => LocalDateScalar, { description: 'Dzień złożenia tam, today at the latest.' }) filedOn!: LocalDate;
}

@InputType({ description: 'Wniosek, as it comes in.' })
export class SubmitApplicationInput {
  @Field(() => ChannelEnum, { description: 'Kanał.' }) channel!: Channel;
  @Field(() => [String], { description: 'Kody spraw, at least one (`matters`).' }) matters!: string[];
  @Field(() => ApplicantInput, { description: 'Wnioskodawca.' }) applicant!: ApplicantInput;
  @Field(() => PersonConcernedInput, { description: 'Osoba zainteresowana.' }) personConcerned!: PersonConcernedInput;
  @Field(() => Boolean, { defaultValue: false, description: 'The applicant agrees to forwarding inside the gmina (art. 38 ust. 1).' }) agreesToForwarding!: boolean;
  @Field(() => DeclarationInput, { nullable: true, description: 'Oświadczenie, for matters of a programme: required on the account, called for otherwise (k.p.a. art. 64 § 2).' }) declaration?: DeclarationInput;
  @Field(() => SignatureEnum, { nullable: true, description: 'Podpis. Left out: as the channel has it, by hand on paper, the account on the account, TRUSTED in e-Doręczenia.' }) signature?: Signature | null;
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina in which the real estate lies that a matter concerns, 7 digits.' }) realEstate?: string | null;
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina of the school, or other establishment, that a matter concerns, 7 digits.' }) school?: string | null;
  @Field(() => ForwardedByInput, { nullable: true, description: 'Kto przekazał wniosek do centrum; said by staff.' }) forwardedBy?: ForwardedByInput | null;
  @Field(() => ID, { nullable: true, description: 'Id of the contact that it came of; said by staff.' }) contactId?: string | null;
  @Field(() => String, { nullable: true, description: 'Your key for this application, 1–64 characters: sending it again with the same content gives the same application.' }) idempotencyKey?: string;
}

@InputType({ description: 'Potrzeba do zapisania.' })
export class NeedInput {
  @Field(() => Int, { description: 'Area of social services, 1–14 in the order of ustawa o CUS art. 2 ust. 1.' }) area!: number;
  @Field(() => String, { description: 'In the words of the talk, up to 2000 characters. Personal data: never leaves the centre.' }) description!: string;
}

@InputType({ description: 'Pozycja planu do zapisania.' })
class PlanItemInput {
  @Field(() => ID, { description: 'Id of a recognised need of this application.' }) needId!: string;
  @Field(() => ID, { description: 'Id of a service of the catalogues (`services`).' }) serviceId!: string;
}

@InputType({ description: 'Plan do sporządzenia.' })
export class DraftPlanInput {
  @Field(() => ID, { description: 'Id of the application.' }) applicationId!: string;
  @Field(() => LocalDateScalar, { description: 'From.' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Until.' }) until!: LocalDate;
  @Field(() => [PlanItemInput], { description: 'At least one.' }) items!: PlanItemInput[];
}
