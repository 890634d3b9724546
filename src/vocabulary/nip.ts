import { weightedSum } from './weighted-sum.js';

/** NIP: the tax number of an organisation or of a person in business (10 digits, check digit). */
export type Nip = string & { readonly __word: 'Nip' };

const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** 10 digits without separators whose check holds; a remainder of 10 belongs to no NIP. Undefined for anything else. */
export function parseNip(text: string): Nip | undefined {
  if (!/^[0-9]{10}$/.test(text) || /^0+$/.test(text)) return undefined;
  return weightedSum(text, WEIGHTS) % 11 === Number(text[9]) ? (text as Nip) : undefined;
}
