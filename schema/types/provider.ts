import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PROVIDER_KINDS, type ProviderKind } from '../../src/core/plans/provider-kinds.js';
import { described, enumOf } from './enum-of.js';

const ProviderKindEnum = enumOf(PROVIDER_KINDS);
registerEnumType(ProviderKindEnum, { name: 'ProviderKind', description: 'Rodzaj realizatora (ustawa o CUS art. 7).', valuesConfig: described(PROVIDER_KINDS) });

@ObjectType({ simpleResolvers: true, description: 'Realizator: a registered provider, to whom referrals can go.' })
export class Provider {
  @Field(() => ID, { description: 'Id.' }) id!: string;
  @Field(() => String, { description: 'Code that stands in its topics and tokens: `p-0001`.' }) code!: string;
  @Field(() => String, { description: 'Nazwa.' }) name!: string;
  @Field(() => ID, { description: 'Organisation in the catalogues.' }) catalogueId!: string;
  @Field(() => ProviderKindEnum, { description: 'Rodzaj.' }) kind!: ProviderKind;
  @Field(() => String, { description: 'On what basis it was chosen.' }) basis!: string;
  @Field(() => GraphQLISODateTime, { description: 'When it was registered.' }) registeredAt!: Date;
}

@InputType({ description: 'Realizator do zarejestrowania.' })
export class RegisterProviderInput {
  @Field(() => ID, { description: 'Organisation of the catalogues: `services { edges { node { provider { id } } } }`.' }) catalogueId!: string;
  @Field(() => ProviderKindEnum, { description: 'Rodzaj.' }) kind!: ProviderKind;
  @Field(() => String, { description: 'On what basis it was chosen (umowa, konkurs), 3–200 characters.' }) basis!: string;
}
