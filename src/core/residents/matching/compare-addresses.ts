import type { LevelOf } from './levels.js';
import type { MatchableAddress } from './matchable-person.js';
import { foldName, tidyName } from './name-spelling.js';

/**
 * Addresses of two records; the closest pair counts. Flats of one house are different addresses.
 *
 *   Czersk, ul. Kościuszki 5/3 and Czersk, Kosciuszki 5/3 → SAME      Czersk, Kościuszki 5 and Czersk, Kościuszki 5/3 → SAME_HOUSE
 *   Czersk, Kościuszki 5/3 and Czersk, Kościuszki 5/4 → DIFFERENT     Łąg 12 and Łąg 12 → SAME: a village without streets
 */
export function compareAddresses(a: readonly MatchableAddress[] = [], b: readonly MatchableAddress[] = []): LevelOf<'ADDRESS'> {
  if (a.length === 0 || b.length === 0) return 'MISSING';
  const pairs = a.flatMap((one) => b.map((other) => [one, other] as const)).filter(([one, other]) => houseKey(one) === houseKey(other));
  if (pairs.some(([one, other]) => flatKey(one) === flatKey(other))) return 'SAME';
  return pairs.some(([one, other]) => !one.flat || !other.flat) ? 'SAME_HOUSE' : 'DIFFERENT';
}

const STREET_KIND = /^(?:UL|ULICA|AL|ALEJA|ALEJE|OS|OSIEDLE|PL|PLAC)\b\.?\s*/;

const plain = (text: string | undefined): string => foldName(tidyName(text ?? ''));
const solid = (text: string | undefined): string => plain(text).replaceAll(/[\s.]/g, '');
const houseKey = ({ locality, street, house }: MatchableAddress): string =>
  [solid(locality), solid(plain(street).replace(STREET_KIND, '')), solid(house)].join('|');
const flatKey = ({ flat }: MatchableAddress): string => solid(flat);
