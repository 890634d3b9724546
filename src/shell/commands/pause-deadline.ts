import { pauseClock, resumeClock, type Clock } from '../../core/applications/delay.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { DeadlineRow } from '../store/deadline-tables.js';
import { openDeadline, saveClock } from './keep-deadlines.js';
import type { Work } from './work.js';

/** Stops a clock: from this day on nothing is counted (k.p.a. art. 35 § 5). */
export const pauseDeadline = (work: Work, id: string, from: LocalDate): Promise<Outcome<DeadlineRow>> =>
  turn(work, id, (clock) => pauseClock(clock, from, warsawDate(work.now)));

/** Lets a clock run on; `until` is the last day that is not counted. */
export const resumeDeadline = (work: Work, id: string, until: LocalDate): Promise<Outcome<DeadlineRow>> =>
  turn(work, id, (clock) => resumeClock(clock, until, warsawDate(work.now)));

async function turn(work: Work, id: string, decide: (clock: Clock) => Outcome<Clock>): Promise<Outcome<DeadlineRow>> {
  const file = await openDeadline(work, id);
  if (!file) return work.audit({ action: 'deadline.pause', objectType: 'application' }, refuse('NOT_FOUND', 'id'));
  const outcome = work.may('deadline.pause') ? decide(file.clock) : refuse('NOT_PERMITTED');
  work.audit({ action: 'deadline.pause', objectType: 'application', objectId: file.row.id, subjectId: file.row.residentId }, outcome);
  if (!outcome.ok) return outcome;
  saveClock(file, outcome.value);
  return done(file.deadline);
}
