import { warsawDate } from '../../src/vocabulary/local-date.js';
import type { JsonObject } from '../transport/json-answer.js';

const DAY_MILLISECONDS = 86_400_000;

/** `inDays` is from today. Between them the people show what a coordinator has to tell apart. */
const APPOINTMENTS = [
  { status: 'booked', inDays: 3, at: '08:30', minutes: 30, serviceType: 'Fizjoterapia ambulatoryjna' },
  { status: 'pending', inDays: 9, at: '13:00', minutes: 30, serviceType: 'Porada psychologiczna' }, // tentative: the person has not agreed yet
  { status: 'cancelled', inDays: -6, at: '09:00', minutes: 15, serviceType: 'Wizyta lekarza POZ' },
  { status: 'proposed', serviceType: 'Wizyta pielęgniarki środowiskowej' }, // has no time yet
  { status: 'noshow', inDays: -20, at: '11:30', minutes: 30, serviceType: 'Porada psychologiczna' },
  { status: 'entered-in-error', inDays: 1, at: '10:00', minutes: 30, serviceType: 'Wizyta pomylona' }, // never was
] as const;

const REQUESTS = [
  {
    code: 'Rehabilitacja lecznicza w warunkach domowych', status: 'active', priority: 'urgent', inDays: -12,
    task: { status: 'accepted', businessStatus: 'czeka na termin' },
  },
  {
    code: 'Długoterminowa opieka pielęgniarska domowa', status: 'active', priority: 'routine', inDays: -30,
    task: { status: 'rejected', statusReason: 'brak wolnych miejsc' },
  },
  { code: 'Samodzielne wstawanie z łóżka', status: 'active', priority: 'stat', inDays: -2, doNotPerform: true },
  // The provider's task lags behind the request: sources contradict each other.
  { code: 'Badanie kontrolne', status: 'completed', priority: 'routine', inDays: -45, task: { status: 'in-progress', businessStatus: 'czeka na wynik' } },
] as const;

/**
 * What a health provider has booked and ordered for the i-th of its people, who is this Patient, seen from this day: FHIR documents.
 * Every person has two appointments and two requests; every fourth a prohibition. Nobody has any of them.
 */
export function demoCare(patient: string, i: number, today: Date): JsonObject[] {
  const of = <T>(all: readonly T[]) => [all[i % all.length]!, all[(i + 1) % all.length]!];
  return [
    ...of<Visit>(APPOINTMENTS).map((visit, n) => appointmentOf(visit, patient, n + 1, today)),
    ...of<Order>(REQUESTS).flatMap((order, n) => requestOf(order, patient, n + 1, today)),
  ];
}

type Visit = (typeof APPOINTMENTS)[number];
type Order = (typeof REQUESTS)[number];

function appointmentOf(visit: Visit, patient: string, n: number, today: Date): JsonObject {
  const { status, serviceType } = visit;
  return {
    resourceType: 'Appointment', id: `wizyta-${patient}-${n}`, status, serviceType: [{ text: serviceType }],
    description: 'Opis, którego hub nie czyta', comment: 'Uwaga, której hub nie czyta',
    ...('at' in visit && timesOf(`${dayOf(today, visit.inDays)}T${visit.at}:00Z`, visit.minutes)),
    participant: [
      { actor: { reference: `Patient/${patient}` }, status: status === 'booked' ? 'accepted' : 'needs-action' },
      { actor: { reference: 'Location/przychodnia' }, status: 'accepted' },
    ],
  };
}

/** The request, and the task for it where there is one. */
function requestOf(order: Order, patient: string, n: number, today: Date): JsonObject[] {
  const { code, status, priority, inDays } = order;
  const subject = { reference: `Patient/${patient}` };
  const id = `zlecenie-${patient}-${n}`;
  const request = {
    resourceType: 'ServiceRequest', id, status, intent: 'order', priority, ...('doNotPerform' in order && { doNotPerform: true }),
    code: { text: code }, subject, authoredOn: dayOf(today, inDays),
    reasonCode: [{ text: 'Powód, którego hub nie czyta' }], note: [{ text: 'Uwaga, której hub nie czyta' }],
  };
  if (!('task' in order)) return [request];
  const { status: state, ...words } = order.task;
  return [request, {
    resourceType: 'Task', id: `zadanie-${patient}-${n}`, status: state, intent: 'order', focus: { reference: `ServiceRequest/${id}` }, for: subject,
    ...('businessStatus' in words && { businessStatus: { text: words.businessStatus } }),
    ...('statusReason' in words && { statusReason: { text: words.statusReason } }),
    lastModified: `${dayOf(today, inDays + 1)}T09:45:05Z`, description: 'Opis, którego hub nie czyta',
  }];
}

const dayOf = (today: Date, inDays: number): string => warsawDate(new Date(today.getTime() + inDays * DAY_MILLISECONDS));

const timesOf = (start: string, minutes: number) =>
  ({ start, end: new Date(Date.parse(start) + minutes * 60_000).toISOString(), minutesDuration: minutes });
