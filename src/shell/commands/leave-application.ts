import { canBeWrittenTo } from '../../core/applications/formal-defects.js';
import { leave } from '../../core/applications/leave.js';
import { hasEnded } from '../../core/applications/lifecycle.js';
import type { Office } from '../../core/letters/office.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DeadlineRow } from '../store/deadline-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** Leaves the matters that wait for what is missing without recognition; the applicant is told, where a letter can reach anybody, and their clocks end. */
export const leaveApplication = (work: Work, id: string, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.leave',
    decide: async ({ application }) => leave(application, await lastDayToComplete(work, id), warsawDate(work.now)),
    follow: async ({ row, application }, { moved }) => {
      const matters = moved.map(({ matter }) => matter);
      await endDeadlines(work, id, 'CANCELLED', hasEnded(row.state) ? {} : { matters });
      await endDeadlines(work, id, 'CANCELLED', { kinds: ['KPA64_7_DAYS'] });
      if (canBeWrittenTo(application)) writeLetter(work, row, office, { kind: 'LEFT_64', matters, to: 'APPLICANT', more: { defects: application.defects } });
    },
  });

/** The clock that the delivery of the last call started says it: a call that is deemed delivered, or that gives more than seven days, ends by its own count. */
const lastDayToComplete = async ({ em }: Work, applicationId: string): Promise<LocalDate | null> =>
  (await em.findOne(DeadlineRow, { applicationId, kind: 'KPA64_7_DAYS', state: 'RUNNING' }))?.legalEnd ?? null;
