import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { WojewodztwoCode } from '../../vocabulary/terc.js';

/** Which queues (kolejki oczekujących): one benefit in one wojewodztwo. Nothing of a person. */
export interface QueueQuestion {
  /** Name of the benefit (świadczenie), 3–250 characters. */
  readonly benefit: string;
  readonly wojewodztwo: WojewodztwoCode;
  /** An urgent case (przypadek pilny); otherwise a stable one. */
  readonly urgent: boolean;
  /** Only for children, or only for adults; left out: both. */
  readonly forChildren?: boolean;
  /** 1 is the first one. */
  readonly page: number;
}

/** Rows of every page but the last one. A queue's place among all is (page - 1) × QUEUES_PER_PAGE + its place here. */
export const QUEUES_PER_PAGE = 25;

export interface QueuePage {
  /** Undefined for a row that could not be read, so that the others keep their places. */
  readonly queues: readonly (Queue | undefined)[];
  /** All that fit the question, as the source counts them. */
  readonly total: number;
  readonly hasMore: boolean;
}

/** One list of people who wait for one benefit at one place. */
export interface Queue {
  readonly id: string;
  readonly benefit: string;
  readonly provider: string;
  readonly place?: string;
  /** Street and number, without the town. */
  readonly address?: string;
  readonly locality?: string;
  readonly gmina?: GminaCode;
  readonly phone?: string;
  readonly waiting: WaitingTime;
  /** First free date, from a source that still gives one (v1.3). */
  readonly firstFreeOn?: LocalDate;
  /** The day for which the provider reported the waiting time. */
  readonly reportedOn?: LocalDate;
  /** Mean time that those already served have waited, in days, and how many wait, in the month `statisticsOf`. */
  readonly averageWaitDays?: number;
  readonly peopleWaiting?: number;
  /** `2026-07`. */
  readonly statisticsOf?: string;
  readonly accessibility: QueueAccessibility;
}

/** For people with disabilities. Left out: not said, which is not the same as no. */
export interface QueueAccessibility {
  readonly toilet?: boolean;
  readonly ramp?: boolean;
  readonly carPark?: boolean;
  readonly elevator?: boolean;
  readonly automaticDoor?: boolean;
  readonly wheelchairs?: boolean;
  readonly wideCorridors?: boolean;
}

export const WAITING_KINDS = ['DAYS', 'MONTHS_WEEKS', 'NOT_APPLICABLE', 'NOT_REPORTED', 'UNREADABLE'] as const;

/** How long one waits. The last three are three ways of having no answer, and none of them is "0 days". */
export type WaitingTime =
  | { readonly kind: 'DAYS'; readonly days: number }
  | { readonly kind: 'MONTHS_WEEKS'; readonly months: number; readonly weeks: number }
  /** Nobody waits for this benefit: care at home, a hospice. */
  | { readonly kind: 'NOT_APPLICABLE' }
  /** The provider said nothing. */
  | { readonly kind: 'NOT_REPORTED' }
  /** Something was said, and the hub does not understand it. */
  | { readonly kind: 'UNREADABLE' };

const DAYS_OF_A_MONTH = 30;
const DAYS_OF_A_WEEK = 7;

/** For comparing queues: a month counts 30 days. Undefined where there is no answer. */
export function approximateDays(waiting: WaitingTime): number | undefined {
  if (waiting.kind === 'DAYS') return waiting.days;
  return waiting.kind === 'MONTHS_WEEKS' ? waiting.months * DAYS_OF_A_MONTH + waiting.weeks * DAYS_OF_A_WEEK : undefined;
}

/** A Polish sentence that can be shown to a resident. */
export function waitsFor(waiting: WaitingTime): string {
  switch (waiting.kind) {
    case 'DAYS': return waiting.days === 0 ? 'Bez czekania (0 dni).' : `Czas oczekiwania: ${counted(waiting.days, 'dzień', 'dni', 'dni')}.`;
    case 'MONTHS_WEEKS': return `Czas oczekiwania: ${monthsAndWeeks(waiting)} (około ${approximateDays(waiting)} dni).`;
    case 'NOT_APPLICABLE': return 'Tego świadczenia czas oczekiwania nie dotyczy.';
    case 'NOT_REPORTED': return 'Świadczeniodawca nie podał czasu oczekiwania; można zapytać telefonicznie.';
    case 'UNREADABLE': return 'Źródło podało czas oczekiwania w postaci, której hub nie rozumie; można zapytać telefonicznie.';
  }
}

function monthsAndWeeks({ months, weeks }: { months: number; weeks: number }): string {
  const said = counted(months, 'miesiąc', 'miesiące', 'miesięcy');
  return weeks === 0 ? said : `${said} i ${counted(weeks, 'tydzień', 'tygodnie', 'tygodni')}`;
}

/** Polish nouns after numbers: 1 tydzień, 2–4 tygodnie but 12–14 tygodni, 5 tygodni. */
function counted(n: number, one: string, few: string, many: string): string {
  const isFew = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  return `${n} ${n === 1 ? one : isFew ? few : many}`;
}
