import { weightedSum } from './weighted-sum.js';

/** REGON: the statistical number of an organisation (9 digits) or of one of its local units (14 digits), each with a check digit. */
export type Regon = string & { readonly __word: 'Regon' };

const WEIGHTS_9 = [8, 9, 2, 3, 4, 5, 6, 7];
const WEIGHTS_14 = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];
/** KRS prints the 9 digits of an organisation as 14, and the last of these zeros is no check digit. */
const PADDING = '00000';

/** Undefined for anything but 9 or 14 digits whose checks hold. A padded number is the 9 digits that were padded. */
export function parseRegon(text: string): Regon | undefined {
  if (!/^([0-9]{9}|[0-9]{14})$/.test(text)) return undefined;
  const organisation = text.slice(0, 9);
  if (/^0+$/.test(organisation) || !checks(organisation, WEIGHTS_9)) return undefined;
  if (text.length === 9 || text.endsWith(PADDING)) return organisation as Regon;
  return checks(text, WEIGHTS_14) ? (text as Regon) : undefined;
}

/** A remainder of 10 is written as 0. */
const checks = (digits: string, weights: readonly number[]): boolean =>
  (weightedSum(digits, weights) % 11) % 10 === Number(digits[weights.length]);
