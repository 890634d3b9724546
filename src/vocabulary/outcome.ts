import type { RefusalCode } from './refusals.js';

/** An expected refusal: a stable code, the input field it concerns, and a Polish sentence without personal data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly message: string;
}

/** What a core function says: it happened, or it was refused. Never thrown. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });
