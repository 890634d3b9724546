import { QUEUES_PER_PAGE } from '../../../src/core/residents/queues.js';
import { parseExistingGmina } from '../../../src/vocabulary/terc.js';
import type { QueueRow, QueuesAnswer } from './messages.js';

/** What was asked, as it stands in the address. */
export interface NfzQuestion {
  readonly case: 1 | 2;
  /** In capitals. */
  readonly benefit: string;
  readonly province: string;
  /** TERC. */
  readonly wojewodztwo: string;
  readonly page: number;
}

/**
 * Whether an answer is one to this question, as far as it says so. Queues of another case or wojewodztwo look like queues of this one, and a page
 * without queues where there should be some would say that nobody waits.
 */
export function answersQuestion({ count, page, self, rows }: QueuesAnswer<unknown>, asked: NfzQuestion): boolean {
  const isMissing = rows.length === 0 && count > (asked.page - 1) * QUEUES_PER_PAGE;
  const isOfPage = !Number.isInteger(page) || page === asked.page;
  const told = rows.filter((row) => row !== undefined);
  return !isMissing && isOfPage && saysTheSame(self, asked) && told.every((row) => isOf(row, asked)) && areThere(told, asked);
}

/** The NFZ repeats the parameters in `links.self`. */
function saysTheSame(self: string | undefined, asked: NfzQuestion): boolean {
  const said = new URLSearchParams(self?.split('?')[1]);
  const isSame = (name: string, value: string) => (said.get(name) ?? value).toLocaleUpperCase('pl') === value;
  return isSame('case', String(asked.case)) && isSame('province', asked.province) && isSame('benefit', asked.benefit) && isSame('page', String(asked.page));
}

/** The NFZ finds a benefit by a part of its name. */
const isOf = (row: QueueRow<unknown>, asked: NfzQuestion): boolean =>
  (row.case ?? asked.case) === asked.case && spelled(row.benefit).includes(spelled(asked.benefit));

const spelled = (benefit: string): string => benefit.toLocaleUpperCase('pl').replace(/\s+/g, ' ').trim();

/** A branch can have a place beyond its border; not all of them are there. */
function areThere(rows: readonly QueueRow<unknown>[], { wojewodztwo }: NfzQuestion): boolean {
  const places = rows.flatMap(({ terytPlace }) => (terytPlace === undefined ? [] : parseExistingGmina(terytPlace) ?? []));
  return places.length === 0 || places.some((gmina) => gmina.startsWith(wojewodztwo));
}
