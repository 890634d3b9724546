import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SyntheticPerson } from '../synthetic-person.js';
import { jsonObject, type JsonObject } from '../transport/json-answer.js';
import type { SimulatorAnswer } from '../transport/simulator-server.js';
import { demoCare } from './demo-care.js';
import { PESEL_SYSTEM } from './translate.js';

export interface FhirWish {
  readonly people: readonly SyntheticPerson[];
  readonly resources?: readonly unknown[];
  readonly token?: string;
}

/**
 * A FHIR R4 server of a health provider: `POST /<type>/_search` for people and what is booked and ordered for them, in pages,
 * `GET /HealthcareService` with `_include` and pages, `GET /Schedule?actor=` and `GET /Slot?schedule=&start=`, `GET /<type>/<id>`
 * for what is not about a person. Knows the people who have a `health` entry, with care made up for them, and the given FHIR
 * documents. A search for people without the three headers of the legal ground is refused.
 */
export function fhirAnswer({ people, resources = [], token }: FhirWish): SimulatorAnswer {
  const documents = objects(resources);
  const manager = documents.find(({ resourceType }) => resourceType === 'Organization');
  const today = new Date();
  const stored = [...people.flatMap((person, i) => recordsOf(person, i, { manager, today })), ...documents];
  const aboutPeople = searchesAboutPeople(stored);
  return async (request, response, mode) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    if (mode === 'fault') return sendOutcome(response, 500, 'exception');
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return sendOutcome(response, 401, 'login');
    if (request.method === 'POST' || url.searchParams.has(PAGES)) return aboutPeople(url, request, response);
    const search = request.method === 'GET' && SEARCHES.get(url.pathname);
    if (search) return search(stored, url, response);
    const found = request.method === 'GET' && stored.find((each) => url.pathname === `/${pathOf(each)}` && OPEN_TYPES.has(each.resourceType));
    return found ? sendFhir(response, 200, found) : sendOutcome(response, 404, 'not-found');
  };
}

const OPEN_TYPES = new Set<unknown>(['HealthcareService', 'Organization', 'Location']);

/** Ids are made from the position, because nothing of a person may stand in one. */
function recordsOf(
  { identifier, health, ...person }: SyntheticPerson, i: number, { manager, today }: { readonly manager: JsonObject | undefined; readonly today: Date },
): JsonObject[] {
  if (!health || identifier.type !== 'PESEL') return [];
  const id = `pacjent-${i + 1}`;
  return [{
    resourceType: 'Patient', id,
    identifier: [{ use: 'official', system: PESEL_SYSTEM, value: identifier.value }],
    active: health.active,
    name: [{ use: 'official', family: person.familyName, given: [person.givenName] }],
    gender: person.sex.toLowerCase(),
    birthDate: person.birthDate,
    generalPractitioner: [{ display: health.generalPractitioner }],
    ...(manager && { managingOrganization: { reference: pathOf(manager), display: manager.name } }),
  }, ...demoCare(id, i, today)];
}

/** Whether a resource of this type is about one of the people whom the form of a search names. */
const ABOUT_PEOPLE = new Map<string, (resource: JsonObject, form: URLSearchParams) => boolean>([
  ['Patient', ({ identifier }, form) => objects(identifier).some(({ system, value }) => isNamed(form, 'identifier', `${String(system)}|${String(value)}`))],
  ['Appointment', ({ participant }, form) => objects(participant).some(({ actor }) => isNamed(form, 'patient', referenceIn(actor)))],
  ['ServiceRequest', ({ subject }, form) => isNamed(form, 'patient', referenceIn(subject))],
  ['Task', (task, form) => isNamed(form, 'patient', referenceIn(task.for))],
]);

const isNamed = (form: URLSearchParams, parameter: string, value: unknown): boolean => form.get(parameter)?.split(',').includes(String(value)) ?? false;
const referenceIn = (value: unknown): unknown => jsonObject(value)?.reference;

/** Names what is left of a search in the address of its next page, as real servers do: nothing of the question stands there. */
const PAGES = '_getpages';
const OPEN_SEARCHES_MAX = 100;
interface OpenSearch { readonly found: readonly JsonObject[]; readonly count: number }

function searchesAboutPeople(stored: readonly JsonObject[]) {
  const open = new Map<string, OpenSearch>();
  let begun = 0;

  const keep = (search: OpenSearch): string => {
    const name = `s${(begun += 1)}`;
    open.set(name, search);
    if (open.size > OPEN_SEARCHES_MAX) open.delete(open.keys().next().value!);
    return name;
  };

  const send = ({ found, count }: OpenSearch, name: string, offset: number, { origin, response }: { origin: string; response: ServerResponse }) => {
    const page = found.slice(offset, offset + count).map((resource) => entryOf(origin, resource, 'match'));
    sendFhir(response, 200, searchset(page, offset + count < found.length ? `${origin}/?${PAGES}=${name}&_getpagesoffset=${offset + count}` : undefined));
  };

  return async ({ pathname, origin, searchParams }: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const isLegal = ['x-purpose-of-use', 'x-case-id', 'x-legal-basis'].every((header) => request.headers[header]);
    if (!isLegal) return sendOutcome(response, 403, 'forbidden');
    const name = searchParams.get(PAGES);
    const begunBefore = name === null ? undefined : open.get(name);
    if (begunBefore) return send(begunBefore, name!, Number(searchParams.get('_getpagesoffset')), { origin, response });
    const [, type = ''] = /^\/([A-Za-z]+)\/_search$/.exec(pathname) ?? [];
    const isAbout = ABOUT_PEOPLE.get(type);
    if (!isAbout) return sendOutcome(response, 404, 'not-found');
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded') return sendOutcome(response, 415, 'not-supported');
    const form = new URLSearchParams(await bodyOf(request));
    const fields = form.get('_elements')?.split(',');
    const found = stored.filter((each) => each.resourceType === type && isAbout(each, form)).map((each) => (fields ? onlyFields(each, fields) : each));
    const search = { found, count: pageLength(form, 500) };
    send(search, found.length > search.count ? keep(search) : '', 0, { origin, response });
  };
}

const pageLength = (parameters: URLSearchParams, most: number): number => Math.min(Math.max(Number(parameters.get('_count')) || 20, 1), most);

/** `deceased` stands for deceasedBoolean and deceasedDateTime, as a choice of types does in `_elements`, and `x` for its extensions in `_x`. */
const onlyFields = (resource: JsonObject, fields: readonly string[]): JsonObject => Object.fromEntries(Object.entries(resource)
  .map(([name, value]) => [name, name.replace(/^_/, ''), value] as const)
  .filter(([, name]) => name === 'resourceType' || name === 'id' || fields.some((field) => name === field || (field === 'deceased' && name.startsWith(field))))
  .map(([name, , value]) => [name, value]));

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
  const count = pageLength(url.searchParams, 50);
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
