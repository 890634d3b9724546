import { hubError } from '../hub-error.js';
import type { GatewayLimits } from './gateway-limits.js';
import { isSafeText } from './safe-text.js';

/** GraphQL over HTTP: `{ query, operationName?, variables?, extensions? }`. The same shape travels in a WebSocket's subscribe message. */
export interface GraphqlBody {
  readonly query?: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

const refused = (code: string, message: string, status: number) => hubError(code, message, { status });

/** Bytes of a body to what they say in JSON. Throws a HubError with its HTTP status. */
export function parseJsonBody(bytes: Buffer, limits: Pick<GatewayLimits, 'jsonDepth'>): unknown {
  const text = decode(bytes);
  const said = parse(text);
  refuseUnsafe(said, limits.jsonDepth);
  return said;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refused('BAD_REQUEST', 'Treść żądania nie jest poprawnym tekstem UTF-8.', 400);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('BAD_REQUEST', 'Treść żądania nie jest poprawnym dokumentem JSON.', 400);
  }
}

/** Only `application/json` in UTF-8, and not compressed. The header as it came; throws a HubError with status 415. */
export function checkBodyHeaders(headers: { readonly 'content-type'?: string | undefined; readonly 'content-encoding'?: string | undefined }): void {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') throw refused('UNSUPPORTED_MEDIA_TYPE', 'Treść żądania nie może być skompresowana (Content-Encoding).', 415);
  const [type, ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase());
  const isUtf8 = parameters.every((parameter) => !parameter.startsWith('charset') || /^charset="?utf-?8"?$/.test(parameter));
  if (type !== 'application/json' || !isUtf8) {
    throw refused('UNSUPPORTED_MEDIA_TYPE', 'Żądanie musi mieć typ application/json w kodowaniu UTF-8.', 415);
  }
}

/** JSON that is one GraphQL request, and nothing else. Throws a HubError with status 400. */
export function parseGraphqlBody(said: unknown): GraphqlBody {
  if (Array.isArray(said)) throw refused('BATCHING_DISABLED', 'Wyślij jedną operację w jednym żądaniu; listy operacji nie są przyjmowane.', 400);
  if (!isRecord(said)) throw refused('BAD_REQUEST', 'Treść żądania musi być obiektem JSON z polem query.', 400);
  const { query, operationName, variables, extensions } = said;
  const isRight = (query === undefined ? isRecord(extensions) && 'persistedQuery' in extensions : typeof query === 'string' && query.trim() !== '')
    && (operationName == null || typeof operationName === 'string')
    && (variables == null || isRecord(variables)) && (extensions == null || isRecord(extensions));
  if (!isRight) {
    throw refused('BAD_REQUEST', 'Wymagane jest pole query z tekstem; operationName to tekst, variables i extensions to obiekty.', 400);
  }
  return said as GraphqlBody;
}

const isRecord = (said: unknown): said is Record<string, unknown> => typeof said === 'object' && said !== null && !Array.isArray(said);

/** Keys that change an object's prototype where code copies them carelessly. No input of the schema has such a field. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Too deep, a key of the prototype, or a text that would not be stored as it was meant. Names the place, never the value. */
export function refuseUnsafe(said: unknown, depthMax: number, path = ''): void {
  if (typeof said === 'string') {
    if (!isSafeText(said)) throw refused('BAD_USER_INPUT', `Pole „${path}” zawiera niedozwolone znaki sterujące.`, 400);
    return;
  }
  if (typeof said !== 'object' || said === null) return;
  if (depthMax === 0) throw refused('BAD_USER_INPUT', 'Treść żądania jest zbyt głęboko zagnieżdżona.', 400);
  if (Array.isArray(said)) {
    said.forEach((each, index) => refuseUnsafe(each, depthMax - 1, `${path}[${index}]`));
    return;
  }
  for (const [key, value] of Object.entries(said)) {
    if (PROTOTYPE_KEYS.has(key) || !isSafeText(key)) throw refused('BAD_USER_INPUT', `Pole „${path}” ma niedozwoloną nazwę w środku.`, 400);
    const shown = /^[A-Za-z_]\w{0,63}$/.test(key) ? key : '?'; // a key can be anything, also a person's number
    refuseUnsafe(value, depthMax - 1, path === '' ? shown : `${path}.${shown}`);
  }
}
