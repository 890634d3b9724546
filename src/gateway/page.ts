import type { Connection } from '../../schema/types/connection.js';
import { parseLocalDate } from '../vocabulary/local-date.js';
import { hubError } from './hub-error.js';

/** Longest page of any list. */
const PAGE_MAX = 100;

/** Checks `first`, or says what is wrong with it. */
export function pageSize(first: number): number {
  if (first < 1 || first > PAGE_MAX) throw hubError('BAD_USER_INPUT', `Liczba elementów strony (first) musi być od 1 do ${PAGE_MAX}.`);
  return first;
}

/** Opaque to clients, so that what it holds can change. */
export const toCursor = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** What one part of a cursor can be. What it lets through, PostgreSQL can read. */
export interface CursorPart { test(text: string): boolean }

/** The parts of a cursor of ours, each as it can be; anything else is refused. */
export function fromCursor(cursor: string, ...parts: readonly CursorPart[]): string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === parts.length && parts.every((part, i) => part.test(String(place[i])))) return place.map(String);
  } catch { /* not base64url, not JSON: the same answer */ }
  throw hubError('BAD_USER_INPUT', 'Kursor (after) jest nieprawidłowy.');
}

/** One page out of rows read with one more than asked for. */
export function toConnection<Row, Node>(rows: readonly Row[], first: number, node: (row: Row) => Node, cursor: (row: Row) => string): Connection<Node> {
  const edges = rows.slice(0, first).map((row) => ({ node: node(row), cursor: cursor(row) }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A day that exists. */
export const DATE = { test: (text: string): boolean => parseLocalDate(text) !== undefined };

/** A moment that exists, as `toISOString` writes it. */
export const INSTANT = {
  test: (text: string): boolean => /T\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && DATE.test(text.slice(0, -'T00:00:00.000Z'.length)) && !Number.isNaN(Date.parse(text)),
  read: (text: string): Date => new Date(text),
};

/** Microseconds since 1970. */
export const MICROSECONDS = { test: (text: string): boolean => /^\d{1,18}$/.test(text), read: BigInt };

interface KeyPart<Value> extends CursorPart { read(text: string): Value }

/** What comes after this cursor (all, where there is none) in a list that descends by `key`, then by id. */
export const beforePlace = <Value>(after: string | null | undefined, key: string, part: KeyPart<Value>) => behind('$lt', after, key, part);

/** The same in a list that ascends. */
export const afterPlace = <Value>(after: string | null | undefined, key: string, part: KeyPart<Value>) => behind('$gt', after, key, part);

function behind<Value>(farther: '$lt' | '$gt', after: string | null | undefined, key: string, part: KeyPart<Value>) {
  if (!after) return {};
  const [text, id] = fromCursor(after, part, UUID);
  const value = part.read(text!);
  return { $or: [{ [key]: { [farther]: value } }, { [key]: value, id: { [farther]: id! } }] };
}
