import { type LocalDate, parseLocalDate } from '../../../vocabulary/local-date.js';

/**
 * A date of birth as far as it is known: `1984`, `1984-05` or `1984-05-14` (the three precisions of a FHIR `date`).
 * What is left out is not known, and is not guessed.
 */
export type PartialDate = LocalDate | (string & { readonly __word: 'PartialDate' });

/** Undefined for a month or day that does not exist, and for any other shape. */
export function parsePartialDate(text: string): PartialDate | undefined {
  if (!/^[0-9]{4}(?:-[0-9]{2}){0,2}$/.test(text)) return undefined;
  const exists = parseLocalDate(`${text}-01-01`.slice(0, FULL)) !== undefined;
  return exists ? (text as PartialDate) : undefined;
}

/** Known to the day. */
export const isFull = (date: PartialDate): boolean => date.length === FULL;
const FULL = 'YYYY-MM-DD'.length;
