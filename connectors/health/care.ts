import { type Appointment, byStart } from '../../src/core/residents/appointments.js';
import { byAuthoredOn, byLastModified, type CareRequest, type CareTask } from '../../src/core/residents/care-requests.js';
import { parsePesel } from '../../src/vocabulary/pesel.js';
import type { Heard, PersonAsk } from '../connector.js';
import { hear } from '../transport/hear.js';
import { inGroups } from '../transport/in-groups.js';
import { SourceFailure } from '../transport/source-failure.js';
import type { FhirSource } from './fhir-server.js';
import { legalHeaders } from './legal-headers.js';
import type { Resource } from './messages.js';
import { type Appointment as FhirAppointment, CARE_ELEMENTS, type ServiceRequest, type Task } from './messages-care.js';
import { referenceKey } from './reference.js';
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
    const booked = grouped(found, ({ actors }) => actors.map(referenceKey(source.url)));
    return { asOf, of: (patient) => complete((booked.get(patient) ?? []).map(toAppointment))?.toSorted(byStart) };
  });

/** What was ordered for these Patients (by id) or forbidden, newest first, each with its tasks. One search for requests, one for tasks. */
export const careRequestsOf = (source: FhirSource, records: readonly string[], ask: PersonAsk): Promise<ByRecord<CareRequest>> =>
  perRecord(source, 'careRequests', records, async (asked) => {
    const [requests, tasks] = await Promise.all([
      search(source, 'careRequests', 'ServiceRequest', asked, ask), search(source, 'careRequests', 'Task', asked, ask),
    ]);
    const key = referenceKey(source.url);
    const ordered = grouped(requests.found, ({ subject }) => (subject ? [key(subject)] : []));
    const attempts = grouped(tasks.found, (task) => (task.for && task.focus ? [attemptKey(key(task.for), key(task.focus))] : []));
    const tasksOf = (patient: string, { id }: ServiceRequest): readonly CareTask[] | undefined =>
      complete((attempts.get(attemptKey(patient, `ServiceRequest/${id}`)) ?? []).map(toCareTask))?.toSorted(byLastModified);
    const of = (patient: string) => complete((ordered.get(patient) ?? []).map((request) => {
      const attempted = tasksOf(patient, request);
      return attempted && toCareRequest(request, attempted);
    }))?.toSorted(byAuthoredOn);
    return { of, asOf: requests.asOf };
  });

/** A task for one person about a request for another one belongs to neither. */
const attemptKey = (patient: string, request: string): string => `${patient} ${request}`;

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
  const { entries, asOf, unfinished } = await server.search({
    operation, method: 'POST', path: `/${type}/_search`,
    headers: { prefer: 'handling=strict', ...legalHeaders(ask) },
    body: new URLSearchParams({ patient: records.map((record) => `Patient/${record}`).join(','), _count: A_PAGE, _elements: CARE_ELEMENTS[type] }).toString(),
  }, ask, (path) => !records.some((record) => parsePesel(record) && path.includes(record))); // a source that numbers its records by PESEL
  if (unfinished) throw new SourceFailure('MALFORMED', false);
  const isOfType = (resource: Resource): resource is Resource & CareResources[Type] => resource.resourceType === type;
  const found = entries.map(({ resource }) => resource).filter(isOfType).filter(({ status }) => status !== 'entered-in-error');
  return { found: [...new Map(found.map((each) => [each.id ?? each, each])).values()], asOf }; // what stands in two pages is one
}

/** By what it is about: an appointment of two people stands under both. */
function grouped<R>(resources: readonly R[], aboutWhat: (resource: R) => readonly string[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const resource of resources) {
    for (const what of new Set(aboutWhat(resource))) {
      const group = groups.get(what);
      if (group) group.push(resource); else groups.set(what, [resource]);
    }
  }
  return groups;
}

const complete = <T>(all: readonly (T | undefined)[]): readonly T[] | undefined => (all.every((each) => each !== undefined) ? all : undefined);
