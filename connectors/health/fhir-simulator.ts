import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SyntheticPerson } from '../synthetic-person.js';
import { jsonObject, type JsonObject } from '../transport/json-answer.js';
import type { SimulatorAnswer } from '../transport/simulator-server.js';
import { PESEL_SYSTEM } from './translate.js';

export interface FhirWish {
  readonly people: readonly SyntheticPerson[];
  readonly resources?: readonly unknown[];
  readonly token?: string;
}

/**
 * A FHIR R4 server of a health provider: `POST /Patient/_search`, `GET /HealthcareService` with `_include` and pages,
 * `GET /Schedule?actor=` and `GET /Slot?schedule=&start=`, `GET /<type>/<id>` for what is not about a person. Knows the people
 * who have a `health` entry, and the given FHIR documents. A search for people without the three headers of the legal
 * ground is refused.
 */
export function fhirAnswer({ people, resources = [], token }: FhirWish): SimulatorAnswer {
  const documents = objects(resources);
  const manager = documents.find(({ resourceType }) => resourceType === 'Organization');
  const stored = [...people.flatMap((person, i) => patientOf(person, `pacjent-${i + 1}`, manager)), ...documents];
  return async (request, response, mode) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    if (mode === 'fault') return sendOutcome(response, 500, 'exception');
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return sendOutcome(response, 401, 'login');
    if (request.method === 'POST' && url.pathname === '/Patient/_search') return searchPatients(stored, url, request, response);
    const search = request.method === 'GET' && SEARCHES.get(url.pathname);
    if (search) return search(stored, url, response);
    const found = request.method === 'GET' && stored.find((each) => url.pathname === `/${pathOf(each)}` && OPEN_TYPES.has(each.resourceType));
    return found ? sendFhir(response, 200, found) : sendOutcome(response, 404, 'not-found');
  };
}

const OPEN_TYPES = new Set<unknown>(['HealthcareService', 'Organization', 'Location']);

/** Ids are made from the position, because nothing of a person may stand in one. */
function patientOf({ identifier, health, ...person }: SyntheticPerson, id: string, manager: JsonObject | undefined): JsonObject[] {
  if (!health || identifier.type !== 'PESEL') return [];
  return [{
    resourceType: 'Patient', id,
    identifier: [{ use: 'official', system: PESEL_SYSTEM, value: identifier.value }],
    active: health.active,
    name: [{ use: 'official', family: person.familyName, given: [person.givenName] }],
    gender: person.sex.toLowerCase(),
    birthDate: person.birthDate,
    generalPractitioner: [{ display: health.generalPractitioner }],
    ...(manager && { managingOrganization: { reference: pathOf(manager), display: manager.name } }),
  }];
}

async function searchPatients(stored: readonly JsonObject[], url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isLegal = ['x-purpose-of-use', 'x-case-id', 'x-legal-basis'].every((header) => request.headers[header]);
  if (!isLegal) return sendOutcome(response, 403, 'forbidden');
  if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') return sendOutcome(response, 415, 'not-supported');
  const form = new URLSearchParams(await bodyOf(request));
  const asked = new Set(form.get('identifier')?.split(',') ?? []);
  const bears = (patient: JsonObject) => objects(patient.identifier).some(({ system, value }) => asked.has(`${String(system)}|${String(value)}`));
  const fields = form.get('_elements')?.split(',');
  const found = stored.filter((each) => each.resourceType === 'Patient' && bears(each)).map((each) => (fields ? onlyFields(each, fields) : each));
  sendFhir(response, 200, searchset(found.map((resource) => entryOf(url.origin, resource, 'match'))));
}

/** `deceased` stands for deceasedBoolean and deceasedDateTime, as a choice of types does in `_elements`. */
const onlyFields = (resource: JsonObject, fields: readonly string[]): JsonObject => Object.fromEntries(Object.entries(resource)
  .filter(([name]) => name === 'resourceType' || name === 'id' || fields.some((field) => name === field || (field === 'deceased' && name.startsWith(field)))));

type Search = (stored: readonly JsonObject[], url: URL, response: ServerResponse) => void;

const searchServices: Search = (stored, url, response) => sendPage(stored.filter(({ resourceType }) => resourceType === 'HealthcareService'), url, response, (page) => {
  const includes = url.searchParams.getAll('_include');
  const named = new Set(page.flatMap((service) => [
    ...(includes.includes('HealthcareService:organization') ? [jsonObject(service.providedBy)?.reference] : []),
    ...(includes.includes('HealthcareService:location') ? objects(service.location).map(({ reference }) => reference) : []),
  ]));
  return stored.filter((each) => named.has(pathOf(each)));
});

const searchSchedules: Search = (stored, url, response) => {
  const asked = new Set(url.searchParams.get('actor')?.split(','));
  sendPage(stored.filter(({ resourceType, actor }) =>
    resourceType === 'Schedule' && objects(actor).some(({ reference }) => asked.has(String(reference)))), url, response);
};

const searchSlots: Search = (stored, url, response) => {
  const asked = new Set(url.searchParams.get('schedule')?.split(','));
  const isInTime = (start: unknown) => url.searchParams.getAll('start').every((bound) => {
    const [at, limit] = [Date.parse(String(start)), Date.parse(bound.slice(2))];
    return bound.startsWith('ge') ? at >= limit : bound.startsWith('lt') && at < limit;
  });
  sendPage(stored.filter(({ resourceType, schedule, start }) =>
    resourceType === 'Slot' && asked.has(String(jsonObject(schedule)?.reference)) && isInTime(start)), url, response);
};

const SEARCHES = new Map<string, Search>([['/HealthcareService', searchServices], ['/Schedule', searchSchedules], ['/Slot', searchSlots]]);

/** One page of what was found, with a link to the next one. */
function sendPage(found: readonly JsonObject[], url: URL, response: ServerResponse, included: (page: readonly JsonObject[]) => readonly JsonObject[] = () => []): void {
  const count = Math.min(Math.max(Number(url.searchParams.get('_count')) || 20, 1), 50);
  const offset = Math.max(Number(url.searchParams.get('_offset')) || 0, 0);
  const page = found.slice(offset, offset + count);
  const entries = [
    ...page.map((resource) => entryOf(url.origin, resource, 'match')),
    ...included(page).map((resource) => entryOf(url.origin, resource, 'include')),
  ];
  const next = new URL(url);
  next.searchParams.set('_offset', String(offset + count));
  sendFhir(response, 200, searchset(entries, offset + count < found.length ? next.href : undefined));
}

const searchset = (entry: readonly JsonObject[], next?: string): JsonObject =>
  ({ resourceType: 'Bundle', type: 'searchset', ...(next && { link: [{ relation: 'next', url: next }] }), entry });

const entryOf = (origin: string, resource: JsonObject, mode: 'match' | 'include'): JsonObject =>
  ({ fullUrl: `${origin}/${pathOf(resource)}`, resource, search: { mode } });

const pathOf = ({ resourceType, id }: JsonObject): string => `${String(resourceType)}/${String(id)}`;
const objects = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.map(jsonObject).filter((each) => each !== undefined) : []);

/** `diagnostics` quotes things, as real servers do: none of it may ever leave the connector. */
function sendOutcome(response: ServerResponse, status: number, code: string): void {
  sendFhir(response, status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics: `HAPI-0389: Patient Kowalska, ${code}` }] });
}

function sendFhir(response: ServerResponse, status: number, resource: JsonObject): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' }).end(JSON.stringify(resource));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += String(part);
  return body;
}
