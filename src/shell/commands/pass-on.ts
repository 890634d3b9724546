import { randomUUID } from 'node:crypto';
import type { ApplicationPart } from '../../core/applications/part.js';
import { addressOf, type Office } from '../../core/letters/office.js';
import type { Mode } from '../../core/routing/finding.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { ForwardingRow } from '../store/forwarding-tables.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/**
 * Puts parts into the inboxes of the units that get them, one entry for each unit and mode, with the letters that the mode asks for: to the
 * applicant, why it was passed on, and to the unit, where it hears letters. Help that cannot wait writes nobody at home: a letter there can be
 * read by the wrong person.
 */
export function passOn(work: Work, row: ApplicationRow, parts: readonly ApplicationPart[], office: Office): void {
  for (const group of Map.groupBy(parts, ({ unit, territory, mode }) => JSON.stringify([unit, territory, mode])).values()) {
    const { unit, territory, mode } = group[0]!;
    if (unit === null || mode === null) continue;
    const matters = group.map(({ matter }) => matter);
    const forwarding = work.em.create(ForwardingRow, {
      id: randomUUID(), tenant: work.actor.tenant, applicationId: row.id, matters, mode, unit, territory, state: 'SENT', sentAt: work.now, answeredAt: null, reason: null,
    });
    work.em.persist(forwarding);
    const toApplicant = NOTICE_OF[mode];
    if (toApplicant) writeLetter(work, row, office, { kind: toApplicant, matters, to: 'APPLICANT', forwardingId: forwarding.id });
    const hearsLetters = addressOf(office, unit, territory);
    if (mode === 'KPA65' || hearsLetters?.ezd || hearsLetters?.ade) {
      writeLetter(work, row, office, { kind: 'COVER', matters, to: { unit, territory }, forwardingId: forwarding.id });
    }
  }
}

const NOTICE_OF: Partial<Record<Mode, 'FORWARDING_65' | 'FORWARDING_38'>> = { KPA65: 'FORWARDING_65', ART38_GMINA: 'FORWARDING_38' };
