import type { Queue, QueueAccessibility, WaitingTime } from '../../../src/core/residents/queues.js';
import { type LocalDate, parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { parseExistingGmina, type WojewodztwoCode } from '../../../src/vocabulary/terc.js';
import type { Facility, QueueRow } from './messages.js';
import type { DatesV13 } from './messages-v13.js';
import { type DatesV14, parsePcus } from './messages-v14.js';

/** The NFZ numbers its branches 01–16 in the order of the wojewodztwa, which TERC numbers 02–32. `province=24` is an error there. */
export const toProvince = (wojewodztwo: WojewodztwoCode): string => String(Number(wojewodztwo) / 2).padStart(2, '0');

/** What `dates` of either version says. */
export type ToldTimes = Pick<Queue, 'waiting' | 'firstFreeOn' | 'reportedOn'>;

const NOT_APPLICABLE: WaitingTime = { kind: 'NOT_APPLICABLE' };
const NOT_REPORTED: WaitingTime = { kind: 'NOT_REPORTED' };
const UNREADABLE: WaitingTime = { kind: 'UNREADABLE' };

/** Days from the day of the report to the first free date; without that day from the day on which it was heard. */
export function timesOfV13(dates: DatesV13 | null, heardOn: LocalDate): ToldTimes {
  if (dates === null) return { waiting: NOT_REPORTED };
  const reportedOn = dateOf(dates.situationAsAt);
  const told = { ...(reportedOn && { reportedOn }) };
  if (dates.applicable === false) return { ...told, waiting: NOT_APPLICABLE };
  if (dates.date === null) return { ...told, waiting: NOT_REPORTED };
  const firstFreeOn = dates.applicable === true ? dateOf(dates.date) : undefined;
  const days = firstFreeOn === undefined ? NaN : daysBetween(reportedOn ?? heardOn, firstFreeOn);
  return firstFreeOn !== undefined && days >= 0 ? { ...told, firstFreeOn, waiting: { kind: 'DAYS', days } } : { ...told, waiting: UNREADABLE };
}

export function timesOfV14(dates: DatesV14 | null): ToldTimes {
  if (dates === null) return { waiting: NOT_REPORTED };
  const reportedOn = dateOf(dates.situationAsAt);
  return { ...(reportedOn && { reportedOn }), waiting: waitingOf(dates) };
}

function waitingOf({ applicable, pcus }: DatesV14): WaitingTime {
  if (applicable === false || pcus === '-') return NOT_APPLICABLE;
  if (pcus === null || pcus === '') return NOT_REPORTED;
  const time = applicable === true && typeof pcus === 'string' ? parsePcus(pcus) : undefined; // a time that may not apply is none
  if (!time) return UNREADABLE;
  return 'days' in time ? { kind: 'DAYS', ...time } : { kind: 'MONTHS_WEEKS', ...time };
}

/** v1.3 declares date-times and sends dates. */
const dateOf = (value: unknown): LocalDate | undefined => (typeof value === 'string' ? parseLocalDate(value.replace(/T.*$/, '')) : undefined);

const DAY_MILLISECONDS = 86_400_000;
const daysBetween = (from: LocalDate, until: LocalDate): number => (Date.parse(until) - Date.parse(from)) / DAY_MILLISECONDS;

export function toQueue(row: QueueRow<unknown>, times: ToldTimes): Queue {
  const { id, benefit, provider, place, address, locality, phone, terytPlace, statistics, facilities } = row;
  const gmina = terytPlace === undefined ? undefined : parseExistingGmina(terytPlace);
  const statisticsOf = statistics?.update;
  return {
    id, benefit, provider, ...times,
    ...(place !== undefined && { place }),
    ...(address !== undefined && { address }),
    ...(locality !== undefined && { locality }),
    ...(gmina && { gmina }),
    ...(phone !== undefined && { phone }),
    ...(statistics?.averagePeriod !== undefined && { averageWaitDays: statistics.averagePeriod }),
    ...(statistics?.awaiting !== undefined && { peopleWaiting: statistics.awaiting }),
    ...(statisticsOf !== undefined && /^[0-9]{4}-(0[1-9]|1[0-2])$/.test(statisticsOf) && { statisticsOf }),
    accessibility: toAccessibility(facilities),
  };
}

const FACILITY_NAMES = {
  toilet: 'toilet', ramp: 'ramp', 'car-park': 'carPark', elevator: 'elevator',
  'automatic-door': 'automaticDoor', wheelchairs: 'wheelchairs', corridors: 'wideCorridors',
} as const satisfies Record<Facility, keyof QueueAccessibility>;

const toAccessibility = (facilities: QueueRow<unknown>['facilities']): QueueAccessibility => Object.fromEntries(
  (Object.keys(FACILITY_NAMES) as Facility[]).flatMap((facility) => (facilities[facility] === undefined ? [] : [[FACILITY_NAMES[facility], facilities[facility]]])));
