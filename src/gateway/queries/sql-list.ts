import { type CursorPart, fromCursor, UUID } from '../page.js';

/** One condition of a list that is asked for in SQL, because it joins: its text, and what stands for each `?`. */
type SqlCondition = readonly [sql: string, ...values: unknown[]];

/** All of them together; what is undefined was not asked for. */
export function allOf(conditions: readonly (SqlCondition | undefined)[]): { readonly sql: string; readonly values: readonly unknown[] } {
  const given = conditions.filter((each) => each !== undefined);
  return { sql: given.map(([sql]) => sql).join(' and '), values: given.flatMap(([, ...values]) => values) };
}

/** What comes after this cursor (all, where there is none) in a list that ascends by these two columns: its key, and the id. */
export const afterPlaceSql = (after: string | null | undefined, columns: string, part: CursorPart): SqlCondition | undefined =>
  (after ? [`(${columns}) > (?, ?)`, ...fromCursor(after, part, UUID)] : undefined);
