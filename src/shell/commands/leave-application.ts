import { canBeWrittenTo } from '../../core/applications/formal-defects.js';
import { leave } from '../../core/applications/leave.js';
import type { Office } from '../../core/letters/office.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DeadlineRow } from '../store/deadline-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** Leaves the application without recognition; the applicant is told, where a letter can reach anybody, and its clocks end. */
export const leaveApplication = (work: Work, id: string, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.leave',
    decide: async ({ application }) => leave(application, await lastDayToComplete(work, id), warsawDate(work.now)),
    follow: async ({ row, application }) => {
      await endDeadlines(work, id, 'CANCELLED', {});
      if (canBeWrittenTo(application)) writeLetter(work, row, office, { kind: 'LEFT_64', matters: row.matters, to: 'APPLICANT', more: { defects: row.defects } });
    },
  });

/** The clock that the delivery of the last call started says it: a call that is deemed delivered, or that gives more than seven days, ends by its own count. */
const lastDayToComplete = async ({ em }: Work, applicationId: string): Promise<LocalDate | null> =>
  (await em.findOne(DeadlineRow, { applicationId, kind: 'KPA64_7_DAYS', state: 'RUNNING' }))?.legalEnd ?? null;
