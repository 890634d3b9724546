import { dayNumberOf } from '../law/calendar-day.js';
import { type DeadlineKind, isOfTheAuthority } from '../law/deadline-kinds.js';
import { isWorkingDay } from '../law/free-days.js';
import { parseTerm } from '../law/term.js';
import { type Deadline, deadline, deadlineWithPauses, type Pause } from '../routing/deadlines.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';

/** A clock of a case. `rawEnd` and `legalEnd` are of the statute; `alarm` follows a later date of which the party was told. */
export interface Clock extends Deadline {
  readonly kind: DeadlineKind;
  /** `P1M`: as it was when the clock started. */
  readonly term: string;
  readonly startedOn: LocalDate;
  readonly pauses: readonly Pause[];
  /** Of which the party was told last (k.p.a. art. 36). */
  readonly extendedTo: LocalDate | null;
  /** The day on which what it waits for was done; in time or not. */
  readonly metOn: LocalDate | null;
  readonly state: 'RUNNING' | 'MET' | 'CANCELLED';
}

/** Whether a pause is going on: the clock has no end that could be named. */
export const stands = ({ pauses }: Pick<Clock, 'pauses'>): boolean => pauses.some(({ until }) => until === null);

/** When somebody has to look at it, and nobody has yet. */
export const isOverdue = (clock: Pick<Clock, 'pauses' | 'alarm' | 'state'>, today: LocalDate): boolean =>
  clock.state === 'RUNNING' && !stands(clock) && clock.alarm < today;

/** What is not counted begins on `from`: a suspension, a mediation, a delay by the party or beyond the centre (k.p.a. art. 35 § 5). */
export function pauseClock(clock: Clock, from: LocalDate, today: LocalDate): Outcome<Clock> {
  if (!PAUSES.has(clock.kind)) return refuse('INVALID_VALUE', 'id');
  if (clock.state !== 'RUNNING' || stands(clock)) return refuse('APPLICATION_STATE', 'id');
  const pauses = [...clock.pauses, { from, until: null }];
  const isInTime = from >= clock.startedOn && from <= today && countedWith(clock, pauses) === null; // a term that has ended does not stand still any more
  return isInTime ? done({ ...clock, pauses }) : refuse('INVALID_VALUE', 'from');
}

/** The clock runs on; `until` is the last day that is not counted. */
export function resumeClock(clock: Clock, until: LocalDate, today: LocalDate): Outcome<Clock> {
  if (clock.state !== 'RUNNING' || !stands(clock)) return refuse('APPLICATION_STATE', 'id');
  const pauses = clock.pauses.map((pause) => (pause.until === null ? { ...pause, until } : pause));
  if (until > today || pauses.some(({ from }) => from > until)) return refuse('INVALID_VALUE', 'until');
  const counted = countedWith(clock, pauses)!;
  const { extendedTo } = clock;
  return done({ ...clock, ...counted, pauses, ...(extendedTo !== null && extendedTo > counted.alarm && { alarm: extendedTo }) });
}

/**
 * The party is told that the matter will not be settled in time, and until when it will be (k.p.a. art. 36): a duty of the authority, so not for
 * the terms of the applicant. Told as often as it happens, each time of a later day, on which the office works.
 */
export function extendClock(clock: Clock, newDate: LocalDate, today: LocalDate): Outcome<Clock> {
  if (!isOfTheAuthority(clock.kind)) return refuse('INVALID_VALUE', 'deadlineId');
  if (clock.state !== 'RUNNING') return refuse('APPLICATION_STATE', 'deadlineId');
  if (!isWorkingDay(dayNumberOf(newDate))) return refuse('INVALID_VALUE', 'newDate');
  if (newDate <= today || newDate <= (clock.extendedTo ?? clock.alarm) || newDate > deadline(today, A_YEAR).rawEnd) return refuse('INVALID_VALUE', 'newDate');
  return done({ ...clock, extendedTo: newDate, alarm: newDate });
}

/** A later day is a slip of the pen. */
const A_YEAR = { amount: 1, unit: 'Y' } as const;

/** What the clock waits for was done on that day. For the duties of the authority: the applicant's terms end with what the applicant does, or by themselves. */
export function meetClock(clock: Clock, on: LocalDate, today: LocalDate): Outcome<Clock> {
  if (!isOfTheAuthority(clock.kind)) return refuse('INVALID_VALUE', 'id');
  if (clock.state !== 'RUNNING') return refuse('APPLICATION_STATE', 'id');
  return on >= clock.startedOn && on <= today ? done({ ...clock, state: 'MET', metOn: on }) : refuse('INVALID_VALUE', 'on');
}

const countedWith = ({ startedOn, term }: Clock, pauses: readonly Pause[]): Deadline | null => deadlineWithPauses(startedOn, parseTerm(term)!, pauses);

/**
 * Terms to settle a matter: those of k.p.a. art. 35 § 3, and those that a special act gives in their place (§ 4), so § 5 holds for both. It says nothing
 * of terms for one act of the authority (IPUS, wywiad), of proceedings with terms of their own (certificate, complaint, public information), or of the applicant's.
 */
const PAUSES: ReadonlySet<DeadlineKind> = new Set<DeadlineKind>([
  'KPA35_1_MONTH', 'KPA35_2_MONTHS', 'DODATEK_MIESZKANIOWY_1_MONTH', 'DOWOD_30_DAYS', 'SPECIAL_ACT_30_DAYS', 'SPECIAL_ACT_2_MONTHS', 'SPECIAL_ACT_3_MONTHS',
]);
