import { callToComplete as decide } from '../../core/applications/call-to-complete.js';
import { burdenedParts } from '../../core/applications/formal-defects.js';
import type { Office } from '../../core/letters/office.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** Calls the applicant to complete the application: by letter, and from its delivery on the days count. A new call takes the place of the last one. */
export const callToComplete = (work: Work, id: string, { days, again = false }: { readonly days: number; readonly again?: boolean }, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.call',
    decide: ({ application }) => decide(application, days, again),
    follow: async ({ row, application }) => {
      await endDeadlines(work, id, 'CANCELLED', { kinds: ['KPA64_7_DAYS'] });
      writeLetter(work, row, office, { kind: 'CALL_64', matters: burdenedParts(application).map(({ matter }) => matter), to: 'APPLICANT', more: { defects: row.defects, days } });
    },
  });
