import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonObject, type JsonObject } from '../../transport/json-answer.js';
import type { Simulator, SimulatorMode } from '../../transport/knobs.js';
import { sendJson, type SimulatorAnswer, startSimulator } from '../../transport/simulator-server.js';
import type { NfzVersion } from './client.js';

/** A queue as the wire has it, in the branch of the NFZ where it is: attributes of v1.4, from which those of v1.3 follow. */
export interface QueueDocument {
  readonly province: string;
  readonly id: string;
  readonly attributes: JsonObject;
}

/** Folders of the two versions, as at the NFZ. */
export const NFZ_FOLDERS = { '1.3': '/app-itl-api', '1.4': '/app-itl-api-pcus' } as const satisfies Record<NfzVersion, string>;

/**
 * The NFZ's `GET /queues` in both versions, each in its own folder. Refuses with 400 what the NFZ refuses: more than 25 a
 * page, a `province` that is no branch, the other version's number. A benefit nobody offers is an empty page.
 */
export const nfzAnswer = (queues: readonly QueueDocument[]): SimulatorAnswer => (request, response, mode) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const version = (Object.keys(NFZ_FOLDERS) as NfzVersion[]).find((each) => url.pathname === `${NFZ_FOLDERS[each]}/queues`);
  if (request.method !== 'GET' || version === undefined) return refuse(response, 404, 'Not Found');
  answer(queues, version, url.searchParams, response, mode);
};

/** It alone on a port of its own. Its address is `<url>` with the folder of the version. */
export const nfzSimulator = ({ queues, port }: { readonly queues: readonly QueueDocument[]; readonly port?: number }): Promise<Simulator> =>
  startSimulator(nfzAnswer(queues), port);

function answer(queues: readonly QueueDocument[], version: NfzVersion, asked: URLSearchParams, response: ServerResponse, mode: SimulatorMode): void {
  const wrong = mode === 'fault' ? 'case' : wrongParameter(version, asked);
  if (wrong) return refuse(response, 400, `Invalid value for {${wrong}} attribute`);
  const [page, limit] = [Number(asked.get('page') ?? 1), Number(asked.get('limit') ?? 10)];
  const found = queues.filter(({ province, attributes }) =>
    (asked.get('province') ?? province) === province && attributes['case'] === Number(asked.get('case') ?? 1)
    && (asked.get('benefit') ?? attributes['benefit']) === attributes['benefit'] && isForAge(version, asked, attributes));
  const isLast = page * limit >= found.length;
  const rows = found.slice((page - 1) * limit, page * limit);
  sendJson(response, 200, {
    meta: { count: found.length, page, limit, provider: 'Narodowy Fundusz Zdrowia' },
    links: { prev: null, next: isLast ? null : nextLink(version, asked, page + 1) },
    data: rows.map(({ id, attributes }) => ({ type: 'queue', id, attributes: version === '1.4' ? attributes : inV13(attributes) })),
  });
}

function wrongParameter(version: NfzVersion, asked: URLSearchParams): string | undefined {
  const allowed: Readonly<Record<string, RegExp>> = {
    province: /^(0[1-9]|1[0-6])$/, case: /^[12]$/, page: /^[1-9][0-9]*$/, limit: /^([1-9]|1[0-9]|2[0-5])$/,
    'api-version': version === '1.4' ? /^1\.4$/ : /^1\.3$/, format: /^json$/, benefit: /^.{1,250}$/,
    ...(version === '1.4' ? { benefitForAdultsChildren: /^[123]$/ } : { benefitForChildren: /^(true|false)$/ }),
  };
  return [...asked].find(([name, value]) => !allowed[name]?.test(value))?.[0];
}

function isForAge(version: NfzVersion, asked: URLSearchParams, attributes: JsonObject): boolean {
  const wanted = version === '1.4' ? { 2: false, 3: true }[asked.get('benefitForAdultsChildren') ?? ''] : { false: false, true: true }[asked.get('benefitForChildren') ?? ''];
  return wanted === undefined || wanted === (attributes['benefits-for-children'] === 'Y');
}

/** As at the NFZ: v1.4 forgets its folder and most of what was asked, v1.3 keeps both. */
function nextLink(version: NfzVersion, asked: URLSearchParams, page: number): string {
  const next = new URLSearchParams(asked);
  next.set('page', String(page));
  if (version === '1.3') return `${NFZ_FOLDERS['1.3']}/queues?${next.toString()}`;
  for (const forgotten of ['api-version', 'benefitForAdultsChildren']) next.delete(forgotten);
  return `/queues?${next.toString()}`;
}

const MONTH_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;

/** The same queue as the old version would have told it: a first free date where the new one has a forecast in words. */
function inV13({ dates, ac: _, 'automatic-door': __, wheelchairs: ___, corridors: ____, ...attributes }: JsonObject): JsonObject {
  const { pcus, 'date-situation-as-at': asAt, applicable } = jsonObject(dates) ?? {};
  if (dates === null || typeof asAt !== 'string') return { ...attributes, dates: dates === null ? null : { applicable, date: null, 'date-situation-as-at': null } };
  const [, count = '0', isMonths] = /^([0-9]+) (mies)?/.exec(String(pcus)) ?? [];
  const date = new Date(Date.parse(asAt) + Number(count) * (isMonths ? MONTH_DAYS : 1) * DAY_MILLISECONDS).toISOString().slice(0, 10);
  return { ...attributes, dates: { applicable, date, 'date-situation-as-at': asAt } };
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  sendJson(response, status, { errors: [{ 'error-result': status === 404 ? 'NotFound' : 'InvalidValue', 'error-reason': reason }] });
}

/** True when the question is for this wire, where several share a port. */
export const isForNfz = (request: IncomingMessage): boolean => Object.values(NFZ_FOLDERS).some((folder) => request.url?.startsWith(`${folder}/`));
