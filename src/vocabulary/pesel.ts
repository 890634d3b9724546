import { type LocalDate, localDateOf } from './local-date.js';
import { weightedSum } from './weighted-sum.js';

/** PESEL: the national identification number of a person (11 digits, check digit). Never logged, not even in part. */
export type Pesel = string & { readonly __word: 'Pesel' };

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
/** The month carries the century: 81–92 is 18xx, 01–12 is 19xx, 21–32 is 20xx, 41–52 is 21xx, 61–72 is 22xx. */
const CENTURIES: readonly [monthOffset: number, century: number][] = [[80, 1800], [0, 1900], [20, 2000], [40, 2100], [60, 2200]];

/** The only way to obtain a Pesel: 11 digits, check digit, and a date that exists. Undefined for anything else. */
export function parsePesel(text: string): Pesel | undefined {
  if (!/^[0-9]{11}$/.test(text)) return undefined;
  if ((10 - (weightedSum(text, WEIGHTS) % 10)) % 10 !== Number(text[10])) return undefined;
  return encodedBirthDate(text) ? (text as Pesel) : undefined;
}

/** The date of birth that the number encodes. It can differ from the real one: a hint, not a fact. */
export const birthDateOf = (pesel: Pesel): LocalDate => encodedBirthDate(pesel)!;

/** The sex that the number encodes: the tenth digit is odd for men. */
export const sexOf = (pesel: Pesel): 'MALE' | 'FEMALE' => (Number(pesel[9]) % 2 === 1 ? 'MALE' : 'FEMALE');

function encodedBirthDate(digits: string): LocalDate | undefined {
  const month = Number(digits.slice(2, 4));
  const found = CENTURIES.find(([offset]) => month > offset && month <= offset + 12);
  return found && localDateOf(found[1] + Number(digits.slice(0, 2)), month - found[0], Number(digits.slice(4, 6)));
}
