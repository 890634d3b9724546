import { applicationFact } from '../../core/applications/application-fact.js';
import { extendClock } from '../../core/applications/delay.js';
import type { DelayReason } from '../../core/letters/delay-reasons.js';
import type { Office } from '../../core/letters/office.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { DeadlineRow } from '../store/deadline-tables.js';
import { openDeadline, saveClock } from './keep-deadlines.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

export interface NotifyDelay {
  readonly reason: DelayReason;
  readonly newDate: LocalDate;
}

/** Tells the applicant why a matter is not settled in time, and until when it will be (k.p.a. art. 36). */
export async function notifyDelay(work: Work, deadlineId: string, { reason, newDate }: NotifyDelay, office: Office): Promise<Outcome<DeadlineRow>> {
  const file = await openDeadline(work, deadlineId);
  if (!file) return work.audit({ action: 'application.delay', objectType: 'application' }, refuse('NOT_FOUND', 'deadlineId'));
  const { deadline, row, clock } = file;
  const outcome = work.may('application.delay') ? extendClock(clock, newDate, warsawDate(work.now)) : refuse('NOT_PERMITTED');
  work.audit({ action: 'application.delay', objectType: 'application', objectId: row.id, subjectId: row.residentId }, outcome);
  if (!outcome.ok) return outcome;

  saveClock(file, outcome.value);
  work.append([applicationFact('application.delay-notified', row.id, row.state, { detail: reason })], { application: row });
  writeLetter(work, row, office, { kind: 'DELAY_36', matters: deadline.matter ? [deadline.matter] : row.matters, to: 'APPLICANT', more: { delay: { reason, newDate } } });
  return done(deadline);
}
