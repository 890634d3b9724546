import type { Ask } from '../connector.js';
import type { HttpAnswer, HttpQuestion, HttpTransport } from '../transport/http.js';
import { jsonOf } from '../transport/json-answer.js';
import { SourceFailure } from '../transport/source-failure.js';
import { failureOfOutcome, saysUnheard } from './faults.js';
import { type Bundle, type Entry, type OperationOutcome, parseBundle, parseResource, type Resource, type Unfinished } from './messages.js';

/** A FHIR server as far as the hub talks to it. Both throw SourceFailure. */
export interface FhirServer {
  /** Follows `next` links below the source's own base, and of these only what `mayFollow` allows. */
  search(question: FhirQuestion, ask: Ask, mayFollow?: (path: string) => boolean): Promise<SearchAnswer>;
  /** One resource by its path below the base, `Organization/f001`. */
  read(path: string, operation: string, ask: Ask): Promise<Resource>;
}

/** A FHIR server with its connections and the base of its addresses. */
export interface FhirSource {
  readonly transport: HttpTransport;
  readonly server: FhirServer;
  readonly url: string;
}

export type FhirQuestion = Pick<HttpQuestion, 'operation' | 'method' | 'path' | 'headers' | 'body'>;

/** Entries of all pages in their order, as of the first of them. */
export interface SearchAnswer {
  readonly entries: readonly Entry[];
  readonly asOf: Date;
  /** Present when the source had more to say than was read. */
  readonly unfinished?: Unfinished;
}

/** Of one search. With 50 services a page that is more than any provider has; with 500 appointments, more than a hundred people have. */
const PAGES_MAX = 40;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The resources of a whole answer; half of one is a failure, where what is missing would look as if it were not there. Throws SourceFailure. */
export function wholeOf({ entries, unfinished }: SearchAnswer): readonly Resource[] {
  const resources = entries.map(({ resource }) => resource);
  if (unfinished || resources.some(({ resourceType }) => resourceType === 'None')) throw new SourceFailure('MALFORMED', false);
  return resources;
}

export function fhirServer(transport: HttpTransport, baseUrl: string, token: string | undefined): FhirServer {
  const own = { accept: 'application/fhir+json, application/json;q=0.9', ...(token && { authorization: `Bearer ${token}` }) };

  async function exchange<T>(question: FhirQuestion, ask: Ask, parse: (raw: unknown) => T): Promise<{ parsed: T; receivedAt: Date }> {
    let parsed: { readonly value: T } | undefined;
    const { receivedAt } = await transport.send({
      ...question,
      headers: { ...own, ...(question.body !== undefined && FORM), ...question.headers },
      idempotent: true,
      alsoReads: (status) => status === 500, // it can bring an OperationOutcome; other statuses say enough by themselves
      check: (answer) => { parsed = { value: parse(documentOf(answer)) }; },
    }, ask);
    if (!parsed) throw new SourceFailure('MALFORMED', false);
    return { parsed: parsed.value, receivedAt };
  }

  return {
    read: async (path, operation, ask) => (await exchange({ operation, method: 'GET', path: `/${path}` }, ask, parseResource)).parsed,
    async search(question, ask, mayFollow = () => true) {
      const first = await exchange(question, ask, parsePage);
      const pages = [first.parsed];
      const answered = (unfinished?: Unfinished): SearchAnswer =>
        ({ entries: pages.flatMap(({ entries }) => entries), asOf, ...(unfinished && { unfinished }) });
      const asOf = first.receivedAt;
      const read = new Set([question.path]);
      const { body: _, ...followed } = question;
      for (let { next } = first.parsed; next !== undefined;) {
        const path = pathBelow(baseUrl, next);
        if (path === undefined || !mayFollow(path)) return answered('ELSEWHERE');
        if (read.has(path)) return answered('CIRCLE');
        if (read.size === PAGES_MAX) return answered('TOO_LONG');
        read.add(path);
        const { parsed } = await exchange({ ...followed, method: 'GET', path }, ask, parsePage);
        pages.push(parsed);
        next = parsed.next;
      }
      return answered(isShort(pages) ? 'FEWER' : undefined);
    },
  };
}

/** The lowest count holds: while pages are read, something can be deleted at the source. */
function isShort(pages: readonly Bundle[]): boolean {
  const found = pages.reduce((sum, { matches }) => sum + matches, 0);
  const totals = pages.flatMap(({ total }) => total ?? []);
  return totals.length > 0 && found < Math.min(...totals);
}

/** An OperationOutcome in place of data is a fault, whatever status it came with. Throws SourceFailure. */
function documentOf(answer: HttpAnswer): unknown {
  const isFhir = answer.contentType === 'application/fhir+json' || answer.contentType === 'application/json';
  if (answer.status === 500 && !isFhir) throw new SourceFailure('SERVER_ERROR', true);
  const raw = jsonOf(answer);
  if (!isFhir) throw new SourceFailure('WRONG_CONTENT_TYPE', false); // JSON of another kind
  const resource = parseResource(raw);
  if (resource.resourceType === 'OperationOutcome') throw failureOfOutcome(resource, answer.status >= 500);
  if (answer.status === 500) throw new SourceFailure('SERVER_ERROR', true);
  return raw;
}

/** Hints about the search may stand among the entries; an error there means that the search was not done, or not everywhere. */
function parsePage(raw: unknown): Bundle {
  const bundle = parseBundle(raw);
  if (!bundle) throw new SourceFailure('MALFORMED', false);
  const error = bundle.entries.map(({ resource }) => resource)
    .find((resource): resource is OperationOutcome => resource.resourceType === 'OperationOutcome' && saysUnheard(resource));
  if (error) throw failureOfOutcome(error);
  return bundle;
}

/** Undefined for an address that is not below the base of the source: nobody else is told what the hub asks. */
function pathBelow(baseUrl: string, link: string): string | undefined {
  const base = new URL(baseUrl);
  const folder = base.pathname.replace(/\/$/, '');
  if (!URL.canParse(link, `${base.origin}${folder}/`)) return undefined;
  const { origin, pathname, search } = new URL(link, `${base.origin}${folder}/`);
  const isBelow = origin === base.origin && (pathname === folder || pathname.startsWith(`${folder}/`));
  return isBelow ? pathname.slice(folder.length) + search : undefined;
}
