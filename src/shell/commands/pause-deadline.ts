import { pauseClock, resumeClock } from '../../core/applications/delay.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { DeadlineRow } from '../store/deadline-tables.js';
import { actOnDeadline } from './keep-deadlines.js';
import type { Work } from './work.js';

/** Stops a clock: from this day on nothing is counted (k.p.a. art. 35 § 5). */
export const pauseDeadline = (work: Work, id: string, from: LocalDate): Promise<Outcome<DeadlineRow>> =>
  actOnDeadline(work, id, { permission: 'deadline.pause', fact: 'deadline.paused', decide: (clock) => pauseClock(clock, from, warsawDate(work.now)) });

/** Lets a clock run on; `until` is the last day that is not counted. */
export const resumeDeadline = (work: Work, id: string, until: LocalDate): Promise<Outcome<DeadlineRow>> =>
  actOnDeadline(work, id, { permission: 'deadline.pause', fact: 'deadline.resumed', decide: (clock) => resumeClock(clock, until, warsawDate(work.now)) });
