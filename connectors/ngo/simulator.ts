import { jsonObject } from '../transport/json-answer.js';
import type { Simulator } from '../transport/knobs.js';
import { sendJson, startSimulator } from '../transport/simulator-server.js';
import { answerAsKrs, type KrsOrganisation } from './krs/simulator.js';
import { idOf } from './messages.js';

/**
 * A publisher of these HSDS documents (full services), exactly as they are: what is wrong in them is served wrong.
 * `version` is what the publisher says of itself. On the same port KRS answers about `organisations`.
 */
export function ngoSimulator({ documents, port, pageSize = 50, version = '3.0', organisations = [] }: {
  readonly documents: readonly unknown[]; readonly port?: number; readonly pageSize?: number; readonly version?: '3.0' | '3.1';
  readonly organisations?: readonly KrsOrganisation[];
}): Promise<Simulator> {
  const published = [...new Map(documents.flatMap((each) => {
    const organization = jsonObject(jsonObject(each)?.organization);
    return organization ? [[organization.id, organization] as const] : [];
  })).values()];
  return startSimulator((request, response, mode) => {
    if (answerAsKrs(organisations, request, response, mode)) return;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
    const [, collection = '', id] = pathname.split('/');
    const records = collection === 'services' ? documents : collection === 'organizations' ? published : undefined;
    if (mode === 'fault' || request.method !== 'GET') return sendJson(response, 400, { detail: 'Bad Request' });
    if (collection === '') return sendJson(response, 200, { version, profile: 'https://docs.openreferral.org/', openapi_url: '/openapi.json' });
    if (!records) return sendJson(response, 404, { detail: 'Not Found' });
    if (id === undefined) return sendJson(response, 200, pageOf(records.map(summaryOf), Number(searchParams.get('page') ?? 1), pageSize));
    const record = records.find((each) => idOf(each) === decodeURIComponent(id));
    sendJson(response, record ? 200 : 404, record ?? { detail: 'Not Found' });
  }, port);
}

function pageOf(records: readonly unknown[], number: number, size: number) {
  const contents = records.slice((number - 1) * size, number * size);
  const pages = Math.max(1, Math.ceil(records.length / size));
  return {
    total_items: records.length, total_pages: pages, page_number: number, size: contents.length,
    first_page: number === 1, last_page: number >= pages, empty: contents.length === 0, contents,
  };
}

/** In lists HSDS leaves out whatever is itself a list; of the organisation its own fields stay. */
function summaryOf(record: unknown): unknown {
  const body = jsonObject(record);
  if (!body) return record;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => !Array.isArray(value)).map(([key, value]) => [key, summaryOf(value)]));
}
