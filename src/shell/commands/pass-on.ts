import { randomUUID } from 'node:crypto';
import type { ApplicationPart } from '../../core/applications/part.js';
import type { LetterFacts } from '../../core/letters/compose.js';
import { COVER_OF } from '../../core/letters/letter.js';
import type { Office } from '../../core/letters/office.js';
import type { Mode } from '../../core/routing/finding.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { ForwardingRow } from '../store/forwarding-tables.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/**
 * Puts parts into the inboxes of the units that get them, one entry for each unit and mode, with the letters that the mode asks for: to the
 * applicant, why it was passed on, and to the unit. Nobody knows whether a unit looks into its inbox: where it has no address that letters leave for by
 * themselves, the letter waits on paper for a clerk. Help that cannot wait writes nobody at home: a letter there can be read by the wrong person.
 */
export function passOn(work: Work, row: ApplicationRow, parts: readonly ApplicationPart[], office: Office, ruling?: LetterFacts['ruling']): void {
  for (const group of Map.groupBy(parts, ({ unit, territory, mode }) => JSON.stringify([unit, territory, mode])).values()) {
    const { unit, territory, mode } = group[0]!;
    if (unit === null || mode === null) continue;
    const matters = group.map(({ matter }) => matter);
    const forwarding = work.em.create(ForwardingRow, {
      id: randomUUID(), tenant: work.actor.tenant, applicationId: row.id, matters, mode, unit, territory, state: 'SENT', sentAt: work.now, answeredAt: null, reason: null,
    });
    work.em.persist(forwarding);
    const toApplicant = NOTICE_OF[mode];
    if (toApplicant) writeLetter(work, row, office, { kind: toApplicant, matters, to: 'APPLICANT', forwardingId: forwarding.id, ...(ruling && { more: { ruling } }) });
    writeLetter(work, row, office, { kind: COVER_OF[mode] ?? 'COVER', matters, to: { unit, territory }, forwardingId: forwarding.id, ...(ruling && { more: { ruling } }) });
  }
}

const NOTICE_OF: Partial<Record<Mode, 'FORWARDING_65' | 'FORWARDING_38'>> = { KPA65: 'FORWARDING_65', ART38_GMINA: 'FORWARDING_38' };
