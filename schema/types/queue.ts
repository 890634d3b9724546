import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type QueueAccessibility as Accessibility, type WaitingTime as Waiting, WAITING_KINDS } from '../../src/core/residents/queues.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { PageInfo } from './connection.js';
import { described, enumOf } from './enum-of.js';
import { Provenance } from './provenance.js';

const WaitingKind = enumOf(WAITING_KINDS);
registerEnumType(WaitingKind, {
  name: 'WaitingKind', description: 'How the waiting time is told. The last three have no number, and none of them means 0 days.',
  valuesConfig: described({
    DAYS: 'in days', MONTHS_WEEKS: 'in months and weeks', NOT_APPLICABLE: 'nobody waits for this benefit: care at home, a hospice',
    NOT_REPORTED: 'the provider said nothing', UNREADABLE: 'something was said that the hub does not understand',
  }),
});

@ObjectType({ simpleResolvers: true, description: 'Czas oczekiwania.' })
class WaitingTime {
  @Field(() => WaitingKind, { description: 'How it is told.' }) kind!: Waiting['kind'];
  @Field(() => Int, { nullable: true, description: 'Months, where it is told in them.' }) months?: number | undefined;
  @Field(() => Int, { nullable: true, description: 'Weeks beside the months.' }) weeks?: number | undefined;
  @Field(() => Int, { nullable: true, description: 'Days; an approximation (a month counts 30) where it is told in months.' }) days?: number | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Udogodnienia dla osób z niepełnosprawnościami. Empty: not said, which is not the same as no.' })
class QueueAccessibility {
  @Field(() => Boolean, { nullable: true, description: 'Toaleta.' }) toilet?: boolean | undefined;
  @Field(() => Boolean, { nullable: true, description: 'Podjazd.' }) ramp?: boolean | undefined;
  @Field(() => Boolean, { nullable: true, description: 'Parking.' }) carPark?: boolean | undefined;
  @Field(() => Boolean, { nullable: true, description: 'Winda.' }) elevator?: boolean | undefined;
  @Field(() => Boolean, { nullable: true, description: 'Drzwi automatyczne.' }) automaticDoor?: boolean | undefined;
  @Field(() => Boolean, { nullable: true, description: 'Wózki.' }) wheelchairs?: boolean | undefined;
  @Field(() => Boolean, { nullable: true, description: 'Szerokie korytarze.' }) wideCorridors?: boolean | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Kolejka oczekujących na jedno świadczenie w jednym miejscu.' })
export class Queue {
  @Field(() => ID, { description: 'Id at the NFZ.' }) id!: string;
  @Field(() => String, { description: 'Świadczenie.' }) benefit!: string;
  @Field(() => String, { description: 'Świadczeniodawca.' }) provider!: string;
  @Field(() => String, { nullable: true, description: 'Komórka: poradnia, oddział.' }) place?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Ulica i numer, without the town.' }) address?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Miejscowość.' }) locality?: string | undefined;
  @Field(() => String, { nullable: true, description: 'TERC code of the gmina.' }) gmina?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Telefon.' }) phone?: string | undefined;
  @Field(() => WaitingTime, { description: 'Czas oczekiwania, to compute with.' }) waiting!: WaitingTime;
  @Field(() => String, { description: 'Czas oczekiwania as a Polish sentence, to show.' }) waitsFor!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Pierwszy wolny termin; only from the NFZ\'s older API (v1.3).' }) firstFreeOn?: LocalDate | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day for which the provider reported the waiting time.' }) reportedOn?: LocalDate | undefined;
  @Field(() => Int, { nullable: true, description: 'Średni czas oczekiwania of those already served, in days.' }) averageWaitDays?: number | undefined;
  @Field(() => Int, { nullable: true, description: 'Liczba oczekujących.' }) peopleWaiting?: number | undefined;
  @Field(() => String, { nullable: true, description: 'Month of the two numbers above, `2026-10`.' }) statisticsOf?: string | undefined;
  @Field(() => QueueAccessibility, { description: 'Udogodnienia.' }) accessibility!: Accessibility;
}

@ObjectType({ simpleResolvers: true, description: 'Element listy kolejek.' })
export class QueueEdge {
  @Field(() => Queue, { description: 'Kolejka.' }) node!: Queue;
  @Field(() => String, { description: 'Its place in the list; opaque.' }) cursor!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Kolejki, in the order of the NFZ, and where they come from.' })
export class QueueConnection {
  @Field(() => PageInfo, { description: 'Strona.' }) pageInfo!: PageInfo;
  @Field(() => Int, { nullable: true, description: 'All queues that fit the question; empty when it could not be asked. 0 for a benefit that nobody offers, or that is called otherwise.' }) total?: number | undefined;
  @Field(() => Provenance, { description: 'Pochodzenie.' }) provenance!: Provenance;
  @Field(() => String, { description: 'Whose data it is; the NFZ asks that this be shown.' }) credits!: string;
}
