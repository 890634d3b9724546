import { Field, GraphQLISODateTime, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { FACT_TYPES, type FactType } from '../../src/vocabulary/fact.js';
import { described, enumOf } from './enum-of.js';

/** `referral.issued` is no GraphQL name: it becomes `REFERRAL_ISSUED`. */
export const graphNameOf = (type: FactType): string => type.replaceAll(/[.-]/g, '_').toUpperCase();

const FactTypeEnum = enumOf(Object.keys(FACT_TYPES).map((type) => graphNameOf(type as FactType)));
registerEnumType(FactTypeEnum, {
  name: 'EventType', description: 'Co się stało.',
  valuesConfig: described(Object.fromEntries(Object.entries(FACT_TYPES).map(([type, name]) => [graphNameOf(type as FactType), name]))),
});

@InterfaceType({ description: 'Zdarzenie: an entry of the journal. Ids and states; no personal data.' })
export abstract class JournalEvent {
  @Field(() => ID, { description: 'Id; the CloudEvents `id` where the event is published.' }) id!: string;
  @Field(() => String, { description: 'Place in the journal: give it as `after` to go on strictly after it. Opaque.' }) cursor!: string;
  @Field(() => FactTypeEnum, { description: 'Co się stało.' }) type!: string;
  @Field(() => GraphQLISODateTime, { description: 'Kiedy.' }) at!: Date;
  @Field(() => Int, { description: 'Counts 1, 2, 3 … for each referral, and for each application.' }) sequence!: number;
  @Field(() => ID, { description: 'Id of the application.' }) applicationId!: string;
  @Field(() => ID, { nullable: true, description: 'Id of the plan.' }) planId?: string | null | undefined;
  @Field(() => ID, { nullable: true, description: 'Id of the referral.' }) referralId?: string | null | undefined;
  @Field(() => String, { description: 'State after it.' }) state!: string;
  @Field(() => String, { nullable: true, description: 'Code of the unit, outcome or reason.' }) detail?: string | null | undefined;
}

@ObjectType({ implements: JournalEvent, simpleResolvers: true, description: 'Zdarzenie sprawy: of the application, its needs, its plan or its referrals.' })
export class ApplicationEvent extends JournalEvent {}

@ObjectType({ implements: JournalEvent, simpleResolvers: true, description: 'Zdarzenie skierowania.' })
export class ReferralEvent extends JournalEvent {
  @Field(() => ID, { nullable: true, description: 'Id of the provider.' }) providerId?: string | null | undefined;
}
