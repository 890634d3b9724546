import type { Refused } from './refusals.js';

/** What a core function says: it happened, or it was refused. Never thrown. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
