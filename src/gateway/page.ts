import type { Connection } from '../../schema/types/connection.js';
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

/** The parts of a cursor of ours, each matching its pattern; anything else is refused. */
export function fromCursor(cursor: string, ...patterns: readonly RegExp[]): string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === patterns.length && patterns.every((pattern, i) => pattern.test(String(place[i])))) return place.map(String);
  } catch { /* not base64url, not JSON: the same answer */ }
  throw hubError('BAD_USER_INPUT', 'Kursor (after) jest nieprawidłowy.');
}

/** One page out of rows read with one more than asked for. */
export function toConnection<Row, Node>(rows: readonly Row[], first: number, node: (row: Row) => Node, cursor: (row: Row) => string): Connection<Node> {
  const edges = rows.slice(0, first).map((row) => ({ node: node(row), cursor: cursor(row) }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
