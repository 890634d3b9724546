import type { OfficeRegistration } from '../../../src/core/letters/outgoing.js';
import type { WpisRpw, ZnalezionaSprawa } from './messages.js';

const TITLE_MAX = 500;

/**
 * A new case in EZD RP has no field for a foreign id, and its search goes by title among other things, so the reference
 * stands at the end of the title. A title that is too long is cut, the reference never.
 */
export function titleWith(title: string, reference: string): string {
  const mark = ` ${marked(reference)}`;
  return `${title.slice(0, TITLE_MAX - mark.length).trimEnd()}${mark}`;
}

const marked = (reference: string): string => `[${reference}]`;

/** The case filed under this reference. Had somebody filed it by hand as well, the earlier one. */
export function caseUnder(reference: string, found: readonly ZnalezionaSprawa[]): ZnalezionaSprawa | undefined {
  const [first] = found.filter(({ tytul, czyUsuniety }) => !czyUsuniety && tytul.includes(marked(reference)))
    .toSorted((a, b) => (a.dataRejestracji?.getTime() ?? 0) - (b.dataRejestracji?.getTime() ?? 0));
  return first;
}

/** Oldest first, deleted ones left out. A letter that moved to another page while they were read is there twice, and is taken once. */
export function toRegistrations(entries: readonly WpisRpw[]): OfficeRegistration[] {
  const byNumber = new Map(entries.filter(({ czyUsuniety }) => !czyUsuniety).map((entry) => [`${entry.numer}/${entry.rok}`, toRegistration(entry)]));
  return [...byNumber.values()].toSorted((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime() || a.number - b.number);
}

const toRegistration = ({ numer, rok, dataRejestracji, idSprawa }: WpisRpw): OfficeRegistration =>
  ({ number: numer, year: rok, registeredAt: dataRejestracji, ...(idSprawa !== undefined && { caseId: idSprawa }) });
