import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { APPOINTMENT_STATES, type Appointment as Booked } from '../../src/core/residents/appointments.js';
import {
  CARE_REQUEST_INTENTS, CARE_REQUEST_PRIORITIES, CARE_REQUEST_STATES, CARE_TASK_STATES, type CareRequest as Ordered, type CareTask as Attempt,
} from '../../src/core/residents/care-requests.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { LocalDateScalar } from '../scalars/local-date.js';
import { described, enumOf } from './enum-of.js';

const UNREADABLE = 'the source says something that the hub does not understand';

const AppointmentState = enumOf(APPOINTMENT_STATES);
registerEnumType(AppointmentState, {
  name: 'AppointmentState', description: 'Stan wizyty.',
  valuesConfig: described({
    PROPOSED: 'zaproponowana: nobody has agreed yet', PENDING: 'wstępna: not everybody has agreed yet', WAITLISTED: 'na liście oczekujących', BOOKED: 'umówiona',
    CHECKED_IN: 'zarejestrowana na miejscu', ARRIVED: 'osoba przyszła', FULFILLED: 'odbyła się', CANCELLED: 'odwołana', NO_SHOW: 'osoba nie przyszła', UNREADABLE,
  }),
});
const CareRequestState = enumOf(CARE_REQUEST_STATES);
registerEnumType(CareRequestState, {
  name: 'CareRequestState', description: 'Stan zlecenia.',
  valuesConfig: described({
    DRAFT: 'szkic', ACTIVE: 'w mocy', ON_HOLD: 'wstrzymane', REVOKED: 'cofnięte', COMPLETED: 'wykonane', UNKNOWN: 'the source itself does not know', UNREADABLE,
  }),
});
const CareRequestIntent = enumOf(CARE_REQUEST_INTENTS);
registerEnumType(CareRequestIntent, {
  name: 'CareRequestIntent', description: 'Waga zlecenia: how far it binds.',
  valuesConfig: described({
    PROPOSAL: 'propozycja: nobody has decided', PLAN: 'zamiar: intended, not ordered', DIRECTIVE: 'wola osoby', ORDER: 'zlecenie',
    ORIGINAL_ORDER: 'zlecenie pierwotne', REFLEX_ORDER: 'zlecenie wynikające z wyniku', FILLER_ORDER: 'zlecenie przyjęte przez wykonawcę',
    INSTANCE_ORDER: 'jedno wykonanie zlecenia', OPTION: 'jedna z możliwości', UNREADABLE,
  }),
});
const CareRequestPriority = enumOf(CARE_REQUEST_PRIORITIES);
registerEnumType(CareRequestPriority, {
  name: 'CareRequestPriority', description: 'Pilność zlecenia.',
  valuesConfig: described({ ROUTINE: 'zwykła', URGENT: 'pilne', ASAP: 'możliwie szybko', STAT: 'natychmiast', UNREADABLE }),
});
const CareTaskState = enumOf(CARE_TASK_STATES);
registerEnumType(CareTaskState, {
  name: 'CareTaskState', description: 'Stan zadania.',
  valuesConfig: described({
    DRAFT: 'szkic', REQUESTED: 'do przyjęcia', RECEIVED: 'otrzymane', ACCEPTED: 'przyjęte', REJECTED: 'nieprzyjęte', READY: 'gotowe do wykonania',
    CANCELLED: 'anulowane', IN_PROGRESS: 'w toku', ON_HOLD: 'wstrzymane', FAILED: 'nieudane', COMPLETED: 'wykonane', UNREADABLE,
  }),
});

@ObjectType({ simpleResolvers: true, description: 'Wizyta at a health provider (FHIR R4 Appointment). Says nothing of why.' })
export class Appointment {
  @Field(() => ID, { description: 'Id, `<system>:Appointment/<id>`.' }) id!: string;
  @Field(() => AppointmentState, { description: 'Stan.' }) state!: Booked['state'];
  @Field(() => String, { nullable: true, description: 'Usługa albo rodzaj wizyty, in the source\'s words.' }) service?: string | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Początek; empty for one that has no time yet.' }) start?: Date | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Koniec.' }) end?: Date | undefined;
  @Field(() => Int, { nullable: true, description: 'Czas trwania in minutes.' }) minutes?: number | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Zadanie: one attempt of a provider at a request (FHIR R4 Task).' })
class CareTask {
  @Field(() => ID, { description: 'Id, `<system>:Task/<id>`.' }) id!: string;
  @Field(() => CareTaskState, { description: 'Stan. Can contradict the request: it is shown as the source has it.' }) state!: Attempt['state'];
  @Field(() => String, { nullable: true, description: 'Etap, in the source\'s words.' }) businessStatus?: string | undefined;
  @Field(() => String, { nullable: true, description: 'Powód stanu, in the source\'s words.' }) statusReason?: string | undefined;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Ostatnia zmiana.' }) lastModified?: Date | undefined;
}

@ObjectType({ simpleResolvers: true, description: 'Zlecenie: what a health provider is to do, or must not do (FHIR R4 ServiceRequest). Says nothing of why.' })
export class CareRequest {
  @Field(() => ID, { description: 'Id, `<system>:ServiceRequest/<id>`.' }) id!: string;
  @Field(() => CareRequestState, { description: 'Stan.' }) state!: Ordered['state'];
  @Field(() => CareRequestIntent, { description: 'Waga.' }) intent!: Ordered['intent'];
  @Field(() => CareRequestPriority, { nullable: true, description: 'Pilność.' }) priority?: Ordered['priority'] | undefined;
  @Field(() => String, { nullable: true, description: 'Czego dotyczy, in the source\'s words; of a prohibition it begins with „Nie wykonywać:”.' })
  name?: string | undefined;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Data wystawienia.' }) authoredOn?: LocalDate | undefined;
  @Field(() => Boolean, { description: 'Zakaz: it says what must not be done (`doNotPerform`).' }) prohibited!: boolean;
  @Field(() => Boolean, { description: 'Otwarte: in force or on hold, and no prohibition.' }) open!: boolean;
  @Field(() => [CareTask], { description: 'Zadania, newest first.' }) tasks!: readonly Attempt[];
}
