import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { REFUSALS, type RefusalCode } from '../../src/vocabulary/refusals.js';
import { Application, Plan, Referral } from './case.js';
import { Contact } from './contact.js';
import { Deadline } from './deadline.js';
import { described, enumOf } from './enum-of.js';
import { MatchReview, RecordStanding } from './identity.js';
import { Dispatch } from './letter.js';
import { Forwarding } from './forwarding.js';
import { Provider } from './provider.js';

const RefusalCodeEnum = enumOf(REFUSALS);
registerEnumType(RefusalCodeEnum, { name: 'RefusalCode', description: 'Kod odmowy: stable, for programs.', valuesConfig: described(REFUSALS) });

@ObjectType({ simpleResolvers: true, description: 'Odmowa: expected, so it is data and no error.' })
export class UserError {
  @Field(() => RefusalCodeEnum, { description: 'Code, for programs.' }) code!: RefusalCode;
  @Field(() => [String], { nullable: true, description: 'Path of the field in the input.' }) field?: string[] | null | undefined;
  @Field(() => String, { description: 'Polish sentence, for people.' }) message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Wynik czynności na wniosku: the application, or why not.' })
export class ApplicationPayload {
  @Field(() => Application, { nullable: true, description: 'Wniosek; empty when refused.' }) application?: Application | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik czynności na planie: the plan, or why not.' })
export class PlanPayload {
  @Field(() => Plan, { nullable: true, description: 'Plan; empty when refused.' }) plan?: Plan | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik czynności na skierowaniu: the referral, or why not.' })
export class ReferralPayload {
  @Field(() => Referral, { nullable: true, description: 'Skierowanie; empty when refused.' }) referral?: Referral | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik odpowiedzi jednostki: the forwarding, or why not.' })
export class ForwardingPayload {
  @Field(() => Forwarding, { nullable: true, description: 'Przekazanie; empty when refused.' }) forwarding?: Forwarding | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik czynności na terminie: the clock, or why not.' })
export class DeadlinePayload {
  @Field(() => Deadline, { nullable: true, description: 'Termin; empty when refused.' }) deadline?: Deadline | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik zapisania kontaktu: the contact, or why not.' })
export class ContactPayload {
  @Field(() => Contact, { nullable: true, description: 'Kontakt; empty when refused.' }) contact?: Contact | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik rejestracji realizatora: the provider, or why not.' })
export class ProviderPayload {
  @Field(() => Provider, { nullable: true, description: 'Realizator; empty when refused.' }) provider?: Provider | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik czynności na powiązaniu: how the record stands to the resident now, or why not.' })
export class RecordStandingPayload {
  @Field(() => RecordStanding, { nullable: true, description: 'Stan powiązania; empty when refused.' }) link?: RecordStanding | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik odpowiedzi na pytanie: the question, or why not.' })
export class MatchReviewPayload {
  @Field(() => MatchReview, { nullable: true, description: 'Pytanie; empty when refused.' }) review?: MatchReview | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Wynik czynności na wysyłce: the dispatch, or why not.' })
export class DispatchPayload {
  @Field(() => Dispatch, { nullable: true, description: 'Wysyłka; empty when refused.' }) dispatch?: Dispatch | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}
