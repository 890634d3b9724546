import { weightedSum } from './weighted-sum.js';

/** PWZ: the licence number (prawo wykonywania zawodu) of a physician or dentist, 7 digits of which the first is the check. */
export type Pwz = string & { readonly __word: 'Pwz' };

const WEIGHTS = [1, 2, 3, 4, 5, 6];

/** Undefined for anything but 7 digits whose check holds; a number whose check would be 0 or 10 is not given to anybody. */
export function parsePwz(text: string): Pwz | undefined {
  if (!/^[1-9][0-9]{6}$/.test(text)) return undefined;
  return weightedSum(text.slice(1), WEIGHTS) % 11 === Number(text[0]) ? (text as Pwz) : undefined;
}
