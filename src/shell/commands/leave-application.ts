import { canBeWrittenTo } from '../../core/applications/formal-defects.js';
import { leave, type DeliveredCall } from '../../core/applications/leave.js';
import { parseTerm } from '../../core/law/term.js';
import type { Office } from '../../core/letters/office.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DispatchRow, LetterRow } from '../store/letter-tables.js';
import { JournalRow } from '../store/record-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** Leaves the application without recognition; the applicant is told, where a letter can reach anybody, and its clocks end. */
export const leaveApplication = (work: Work, id: string, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.leave',
    decide: async ({ application }) => leave(application, await lastCall(work, id), warsawDate(work.now)),
    follow: async ({ row, application }) => {
      await endDeadlines(work, id, 'CANCELLED', {});
      if (canBeWrittenTo(application)) writeLetter(work, row, office, { kind: 'LEFT_64', matters: row.matters, to: 'APPLICANT', more: { defects: row.defects } });
    },
  });

/** The last call to complete; null where there is none, or nobody knows when it was delivered. Its fact says how many days it gave. */
async function lastCall({ em }: Work, applicationId: string): Promise<DeliveredCall | null> {
  const letter = await em.findOne(LetterRow, { applicationId, kind: 'CALL_64' }, { orderBy: { sequence: 'desc' } });
  const dispatch = letter && (await em.findOne(DispatchRow, { letterId: letter.id, state: { $in: ['DELIVERED', 'DEEMED_DELIVERED'] } }));
  if (!dispatch?.deliveredOn) return null;
  const fact = await em.findOneOrFail(JournalRow, { aggregateId: applicationId, type: 'application.called-to-complete' }, { orderBy: { aggregateSequence: 'desc' } });
  return { deliveredOn: dispatch.deliveredOn, term: parseTerm(fact.detail!)! };
}
