import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { SLOT_STATES, type ServiceSlot } from '../../src/core/residents/slots.js';
import { described, enumOf } from './enum-of.js';

const SlotState = enumOf(SLOT_STATES);
registerEnumType(SlotState, {
  name: 'SlotState', description: 'Stan terminu.',
  valuesConfig: described({
    FREE: 'can be had', BUSY: 'somebody has it', BUSY_TENTATIVE: 'offered to somebody who has not agreed yet', BUSY_UNAVAILABLE: 'nobody can have it',
  }),
});

@ObjectType({ simpleResolvers: true, description: 'Termin usługi. Says nothing of who has it.' })
export class Slot {
  @Field(() => ID, { description: 'Id, `<system>:Slot/<id>`.' }) id!: string;
  @Field(() => GraphQLISODateTime, { description: 'Początek.' }) start!: Date;
  @Field(() => GraphQLISODateTime, { description: 'Koniec.' }) end!: Date;
  @Field(() => SlotState, { description: 'Stan.' }) state!: ServiceSlot['state'];
  @Field(() => Boolean, { description: 'More people were booked into it than it takes.' }) overbooked!: boolean;
}
