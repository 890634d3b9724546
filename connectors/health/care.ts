import { type Appointment, byStart } from '../../src/core/residents/appointments.js';
import { byAuthoredOn, byLastModified, type CareRequest } from '../../src/core/residents/care-requests.js';
import type { Heard, PersonAsk } from '../connector.js';
import { hear } from '../transport/hear.js';
import { inGroups } from '../transport/in-groups.js';
import { SourceFailure } from '../transport/source-failure.js';
import { attemptsIn, hasDeclined, oneOf, patientsOf } from './about-whom.js';
import { newestCopies } from './copies.js';
import { type FhirSource, wholeOf } from './fhir-server.js';
import { legalHeaders } from './legal-headers.js';
import { namesNobody, whoIsMeant } from './meant.js';
import type { Resource } from './messages.js';
import { type Appointment as FhirAppointment, CARE_ELEMENTS, COMMON_ELEMENTS, type ServiceRequest, type Task } from './messages-care.js';
import { toAppointment, toCareRequest, toCareTask } from './translate-care.js';

/** Records of people in one search. */
const TOGETHER_MAX = 100;
/** A server may make its pages shorter. */
const A_PAGE = '500';

type ByRecord<Said> = ReadonlyMap<string, Heard<readonly Said[]>>;

/** What is booked, or was, for these Patients (by id), by start. */
export const appointmentsOf = (source: FhirSource, records: readonly string[], ask: PersonAsk): Promise<ByRecord<Appointment>> =>
  perRecord(source, 'appointments', records, async (asked) => {
    const { found, asOf } = await search(source, 'appointments', 'Appointment', asked, ask);
    const meant = await whoIsMeant(source, 'appointments', asked, found.flatMap(({ participants }) => participants.map(({ actor }) => actor)), ask);
    const booked = grouped(found, (appointment) => patientsOf(appointment, meant));
    const of = (patient: string) => complete((booked.get(patient) ?? []).map((each) => toAppointment(each, hasDeclined(each, patient, meant))));
    return { asOf, of: (patient) => of(patient)?.toSorted(byStart) };
  });

/** What was ordered for these Patients (by id) or forbidden, newest first, each with its tasks. One search for requests, one for tasks. */
export const careRequestsOf = (source: FhirSource, records: readonly string[], ask: PersonAsk): Promise<ByRecord<CareRequest>> =>
  perRecord(source, 'careRequests', records, async (asked) => {
    const [requests, tasks] = await Promise.all([
      search(source, 'careRequests', 'ServiceRequest', asked, ask), search(source, 'careRequests', 'Task', asked, ask),
    ]);
    const targets = [...requests.found.map(({ subject }) => subject), ...tasks.found.map((task) => task.for)];
    const meant = await whoIsMeant(source, 'careRequests', asked, targets, ask);
    // Of copies that contradict each other the last one is told, which is a prohibition where there is one.
    const ordered = grouped(requests.found.toSorted((a, b) => Number(a.doNotPerform) - Number(b.doNotPerform)), ({ subject }) => oneOf(meant(subject)));
    const attempts = attemptsIn(tasks.found, meant);
    const tasksOf = (patient: string, { id }: ServiceRequest) => {
      const attempted = attempts(`ServiceRequest/${id}`, patient);
      return attempted && complete(attempted.map(toCareTask))?.toSorted(byLastModified);
    };
    const of = (patient: string) => complete((ordered.get(patient) ?? []).map((request) => {
      const attempted = tasksOf(patient, request);
      return attempted && toCareRequest(request, attempted);
    }));
    return { of: (patient) => of(patient)?.toSorted(byAuthoredOn), asOf: requests.asOf };
  });

interface Answered<Said> {
  readonly asOf: Date;
  /** By `Patient/<id>`; undefined where something about this person cannot be read. */
  readonly of: (patient: string) => readonly Said[] | undefined;
}

async function perRecord<Said>(
  { transport }: FhirSource, operation: string, records: readonly string[], read: (asked: readonly string[]) => Promise<Answered<Said>>,
): Promise<ByRecord<Said>> {
  const unreadable = { heard: false, fault: new SourceFailure('MALFORMED', false).toFault(transport.source, transport.coordinate(operation)) } as const;
  const answers = await Promise.all(inGroups([...new Set(records)], TOGETHER_MAX).map(async (asked) => {
    const heard = await hear(transport, operation, async () => {
      const { of, asOf } = await read(asked);
      return { value: new Map(asked.map((record) => [record, of(`Patient/${record}`)])), asOf };
    });
    return asked.map((record): [string, Heard<readonly Said[]>] => {
      if (!heard.heard) return [record, heard];
      const value = heard.value.get(record);
      return [record, value ? { heard: true, value, asOf: heard.asOf } : unreadable];
    });
  }));
  return new Map(answers.flat());
}

interface CareResources { readonly Appointment: FhirAppointment; readonly ServiceRequest: ServiceRequest; readonly Task: Task }

/** Everything of this type about these people. Half of it is a failure: what is missing would look as if it had not been ordered. */
async function search<Type extends keyof CareResources>(
  { server }: FhirSource, operation: string, type: Type, records: readonly string[], ask: PersonAsk,
): Promise<{ found: readonly CareResources[Type][]; asOf: Date }> {
  const answer = await server.search({
    operation, method: 'POST', path: `/${type}/_search`,
    headers: { prefer: 'handling=strict', ...legalHeaders(ask) },
    body: new URLSearchParams({
      patient: records.map((record) => `Patient/${record}`).join(','), _count: A_PAGE, _elements: `${CARE_ELEMENTS[type]},${COMMON_ELEMENTS}`,
    }).toString(),
  }, ask, namesNobody(records));
  const isOfType = (resource: Resource): resource is Resource & CareResources[Type] => resource.resourceType === type;
  const found = newestCopies(wholeOf(answer).filter(isOfType));
  return { found: found.filter(({ status, unreadable }) => unreadable || status !== 'entered-in-error'), asOf: answer.asOf };
}

/** By whom it is about: an appointment of two people stands under both. Throws SourceFailure where that cannot be told of one: it may be anybody's. */
function grouped<R>(resources: readonly R[], patients: (resource: R) => readonly string[] | undefined): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const resource of resources) {
    const about = patients(resource);
    if (!about) throw new SourceFailure('MALFORMED', false);
    for (const patient of new Set(about)) {
      const group = groups.get(patient);
      if (group) group.push(resource); else groups.set(patient, [resource]);
    }
  }
  return groups;
}

/** One of each id; undefined where one of them has none. */
function complete<T extends { readonly id: string }>(all: readonly (T | undefined)[]): readonly T[] | undefined {
  const told = all.filter((each) => each !== undefined);
  return told.length === all.length ? [...new Map(told.map((each) => [each.id, each])).values()] : undefined;
}
