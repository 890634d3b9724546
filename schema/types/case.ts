import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { APPLICATION_LIFE, type ApplicationState } from '../../src/core/applications/lifecycle.js';
import { PLAN_ITEM_LIFE, PLAN_LIFE, type PlanItemState, type PlanState } from '../../src/core/plans/lifecycle.js';
import { REFERRAL_LIFE, type ReferralState } from '../../src/core/referrals/lifecycle.js';
import { REFERRAL_OUTCOMES, type ReferralOutcome } from '../../src/core/referrals/referral.js';
import type { Channel } from '../../src/core/routing/facts.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { ChannelEnum, CompetentUnit } from './competence.js';
import { described, enumOf } from './enum-of.js';
import { ApplicantInput, DeclarationInput, NamedPerson, PersonConcernedInput } from './person.js';

export const ApplicationStateEnum = enumOf(APPLICATION_LIFE);
registerEnumType(ApplicationStateEnum, {
  name: 'ApplicationState', description: 'Stan wniosku.',
  valuesConfig: described({
    SUBMITTED: 'złożony; właściwość ustalona', ASSIGNED: 'przydzielony', FORWARDED: 'przekazany według właściwości',
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

@ObjectType({ simpleResolvers: true, description: 'Wniosek. Who it concerns stands behind `people(legal)`, the finding behind `finding`.' })
export class Application {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => String, { description: 'Numer w rejestrze centrum: `W/2026/000042`.' }) number!: string;
  @Field(() => ApplicationStateEnum, { description: 'Stan.' }) state!: ApplicationState;
  @Field(() => ChannelEnum, { description: 'Kanał.' }) channel!: Channel;
  @Field(() => GraphQLISODateTime, { description: 'Moment wpływu.' }) receivedAt!: Date;
  @Field(() => [String], { description: 'Kody spraw.' }) matters!: string[];
  @Field(() => ID, { description: 'Opaque id of the person concerned.' }) residentId!: string;
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

@InputType({ description: 'Wniosek, as it comes in.' })
export class SubmitApplicationInput {
  @Field(() => ChannelEnum, { description: 'Kanał.' }) channel!: Channel;
  @Field(() => [String], { description: 'Kody spraw, at least one (`matters`).' }) matters!: string[];
  @Field(() => ApplicantInput, { description: 'Wnioskodawca.' }) applicant!: ApplicantInput;
  @Field(() => PersonConcernedInput, { description: 'Osoba zainteresowana.' }) personConcerned!: PersonConcernedInput;
  @Field(() => Boolean, { defaultValue: false, description: 'The applicant agrees to forwarding inside the gmina (art. 38 ust. 1).' }) agreesToForwarding!: boolean;
  @Field(() => DeclarationInput, { nullable: true, description: 'Oświadczenie; required for matters of a programme.' }) declaration?: DeclarationInput;
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
