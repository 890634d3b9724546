import { speaksForApplicant, withdraw } from '../../core/applications/withdraw.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';

/** The applicant takes the application back: on the own account, or through a clerk. Its clocks end with it. */
export const withdrawApplication = (work: Work, id: string): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.withdraw',
    decide: ({ row, application }) => (speaksForApplicant(work.actor, row) ? withdraw(application) : refuse('NOT_FOUND', 'id')),
    follow: () => endDeadlines(work, id, 'CANCELLED', {}),
  });
