import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { REFUSALS, type RefusalCode } from '../../src/vocabulary/refusals.js';
import { Application, Plan, Referral } from './case.js';
import { described, enumOf } from './enum-of.js';
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

@ObjectType({ simpleResolvers: true, description: 'Wynik rejestracji realizatora: the provider, or why not.' })
export class ProviderPayload {
  @Field(() => Provider, { nullable: true, description: 'Realizator; empty when refused.' }) provider?: Provider | null | undefined;
  @Field(() => [UserError], { description: 'Odmowy; empty when done.' }) userErrors!: UserError[];
}
