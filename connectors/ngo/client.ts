import type { Catalogue } from '../../src/core/residents/catalogue.js';
import { warsawDate } from '../../src/vocabulary/local-date.js';
import type { Ask, Connector, SourceFaultKind } from '../connector.js';
import { hear } from '../transport/hear.js';
import { DEFAULT_LIMITS, httpTransport, type HttpTransport, type TransportLimits } from '../transport/http.js';
import { askForJson } from '../transport/json-answer.js';
import { registerCache } from '../transport/register-cache.js';
import { SourceFailure } from '../transport/source-failure.js';
import { type KrsAddress, krsRegister } from './krs/client.js';
import { listServices } from './listing.js';
import { idOf, type Objection, parseVersion } from './messages.js';
import { toCatalogue } from './translate.js';

const OPERATION = 'catalogue';
const OLDEST_VERSION = '3.0';
const READ_TOGETHER = 8;
/** All full records of one reading; a real one has some 20 kB. */
const CATALOGUE_BYTES_MAX = 134_217_728;

/** What is known of the publisher beside its records. */
interface Api { version: string }

/**
 * Services of NGOs over HSDS 3.0 or 3.1, and how organisations stand in KRS where `krs` says where that is. There is no
 * `personParts`: no NGO is told that somebody asked. At most `cataloguePages` pages are read (2000 services in all); the
 * answer is kept for `keepMilliseconds`.
 */
export function ngoConnector({ url, limits, cataloguePages = 50, keepMilliseconds = 60_000, krs }: {
  readonly url: string; readonly limits?: Partial<TransportLimits>; readonly cataloguePages?: number; readonly keepMilliseconds?: number;
  readonly krs?: KrsAddress | undefined;
}): Connector<'NGO'> {
  const transport = httpTransport('NGO', url, { ...DEFAULT_LIMITS, ...limits });
  const { maintenance: _, ...limitsOfKrs } = limits ?? {}; // whose breaks are its own
  const register = krs && krsRegister({ limits: limitsOfKrs, ...krs });
  const api: Api = { version: OLDEST_VERSION };
  return {
    system: 'NGO',
    get adapter() { return `hsds-${api.version}`; },
    batchMax: 1,
    catalogue: registerCache((ask) => hear(transport, OPERATION, () => readCatalogue(transport, ask, api, cataloguePages)), keepMilliseconds),
    ...(register && { standing: register.standing }),
    health: () => ({ ...transport.health(), operations: [...transport.health().operations, ...(register?.health().operations ?? [])] }),
    close: async () => { await Promise.all([transport.close(), register?.close()]); },
  };
}

async function readCatalogue(transport: HttpTransport, ask: Ask, api: Api, pagesMax: number): Promise<{ value: Catalogue; asOf: Date }> {
  const listed = await listServices(transport, OPERATION, ask, pagesMax);
  api.version = await statedVersion(transport, ask);
  let bytes = 0;
  const records = await mapTogether(listed.ids, READ_TOGETHER, (id) => fullRecord(transport, ask, id, (more) => {
    bytes += more;
    if (bytes > CATALOGUE_BYTES_MAX) throw new SourceFailure('OVERLOADED', false);
  }));
  const failures = records.flatMap((each) => (each instanceof SourceFailure ? [each] : []));
  if (failures[0] && failures.length === records.length) throw failures[0]; // not a record is at fault, the source is
  const unreadable = listed.ids.filter((_, i) => records[i] instanceof SourceFailure);
  const stranger: readonly Objection[] = api.version.startsWith('3.') ? [] : [{ record: 'api', field: 'version', wrong: 'UNKNOWN_VERSION' }];
  const objections = [...stranger, ...listed.objections, ...unreadable.map((id): Objection => ({ record: `service/${id}`, wrong: 'UNREADABLE' }))];
  const documents = records.filter((each) => !(each instanceof SourceFailure));
  return { value: toCatalogue(documents, warsawDate(listed.asOf), objections), asOf: listed.asOf };
}

/** What one record can get wrong without the source being down: it is refused, the others are imported. */
const ITS_OWN_FAILURES: ReadonlySet<SourceFaultKind> = new Set<SourceFaultKind>(['FAULT', 'SERVER_ERROR', 'MALFORMED', 'WRONG_CONTENT_TYPE']);

async function fullRecord(transport: HttpTransport, ask: Ask, id: string, weigh: (bytes: number) => void): Promise<unknown> {
  try {
    const { json, answer } = await get(transport, ask, `/services/${encodeURIComponent(id)}`);
    weigh(answer.body.length);
    return idOf(json) === id ? json : new SourceFailure('MALFORMED', false); // somebody else's record
  } catch (error) {
    if (error instanceof SourceFailure && ITS_OWN_FAILURES.has(error.kind)) return error;
    throw error;
  }
}

/** Publishers that do not describe themselves are read as well: their records decide. Asked once a reading, never again for it. */
async function statedVersion(transport: HttpTransport, ask: Ask): Promise<string> {
  try {
    const { json } = await askForJson(transport, { operation: OPERATION, method: 'GET', path: '/', headers: { accept: 'application/json' }, idempotent: false }, ask);
    return parseVersion(json) ?? OLDEST_VERSION;
  } catch (error) {
    if (error instanceof SourceFailure && (ITS_OWN_FAILURES.has(error.kind) || error.kind === 'MAINTENANCE')) return OLDEST_VERSION; // a page for people
    throw error;
  }
}

const get = (transport: HttpTransport, ask: Ask, path: string) =>
  askForJson(transport, { operation: OPERATION, method: 'GET', path, headers: { accept: 'application/json' }, idempotent: true }, ask);

/** As `Promise.all` over `map`, with so many at once. The first that throws stops the rest. */
async function mapTogether<From, To>(items: readonly From[], together: number, map: (item: From) => Promise<To>): Promise<readonly To[]> {
  const results: To[] = [];
  let next = 0;
  let stopped = false;
  const work = async () => {
    while (!stopped && next < items.length) {
      const i = next++;
      results[i] = await map(items[i]!);
    }
  };
  await Promise.all(Array.from({ length: together }, work)).finally(() => { stopped = true; });
  return results;
}
