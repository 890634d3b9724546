import { applicationFact } from '../../core/applications/application-fact.js';
import { extendClock } from '../../core/applications/delay.js';
import { DEADLINE_KINDS } from '../../core/law/deadline-kinds.js';
import type { LetterFacts } from '../../core/letters/compose.js';
import { isDelicate } from '../../core/letters/discretion.js';
import { inWords } from '../../core/letters/polish-date.js';
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

/** A case has several terms; which one it is about is said where its name gives nothing away. */
function termOf({ kind, legalEnd }: DeadlineRow): Pick<LetterFacts, 'term'> {
  const { name, statute } = DEADLINE_KINDS[kind];
  const term = `${name}, do ${inWords(legalEnd)} (${statute})`;
  return isDelicate(term) ? {} : { term };
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
  writeLetter(work, row, office, { kind: 'DELAY_36', matters: deadline.matter ? [deadline.matter] : row.matters, to: 'APPLICANT', more: { delay: { reason, newDate }, ...termOf(deadline) } });
  return done(deadline);
}
