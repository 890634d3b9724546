import { meetClock } from '../../core/applications/delay.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { DeadlineRow } from '../store/deadline-tables.js';
import { actOnDeadline } from './keep-deadlines.js';
import type { Work } from './work.js';

/** What a clock waits for was done on that day: the matter settled, the interview (wywiad) held. It ends, whether it runs or stands. */
export const meetDeadline = (work: Work, id: string, on: LocalDate): Promise<Outcome<DeadlineRow>> =>
  actOnDeadline(work, id, { permission: 'deadline.meet', fact: 'deadline.met', decide: (clock) => meetClock(clock, on, warsawDate(work.now)) });
