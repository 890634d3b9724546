import { type GminaCode, parseGminaCode } from './gmina-code.js';

/** Wojewodztwo → number of its land powiats (numbered from 01), and of its cities with powiat rights (numbered from 61). TERYT. */
const POWIAT_NUMBERS: Readonly<Record<string, readonly [lastLandPowiat: number, lastCity: number]>> = {
  '02': [26, 65], '04': [19, 64], '06': [20, 64], '08': [12, 62], '10': [21, 63], '12': [19, 63], '14': [38, 65], '16': [11, 61],
  '18': [21, 64], '20': [14, 63], '22': [16, 64], '24': [17, 79], '26': [13, 61], '28': [19, 62], '30': [31, 64], '32': [18, 63],
};

/** A gmina in a powiat that exists; stricter than the shape. Undefined for anything else. Folds as `parseGminaCode` does. */
export function parseExistingGmina(text: string): GminaCode | undefined {
  const code = parseGminaCode(text);
  const [lastLandPowiat, lastCity] = POWIAT_NUMBERS[text.slice(0, 2)] ?? [0, 0];
  const powiat = Number(text.slice(2, 4));
  const exists = powiat >= 1 && (powiat <= lastLandPowiat || (powiat >= FIRST_CITY && powiat <= lastCity));
  return code && exists && !ABOLISHED.has(text.slice(0, 4)) && isPlausibleKind(text) && text.slice(4, 6) !== '00' ? code : undefined;
}
const FIRST_CITY = 61;
/** Powiat warszawski (until 2002), and Wałbrzych as it was numbered until 2002. */
const ABOLISHED: ReadonlySet<string> = new Set(['1431', '0263']);

/** A city with powiat rights is one gmina, 01 1; districts are of Warszawa, delegatury of the four cities that have them. */
function isPlausibleKind(text: string): boolean {
  const [powiat, gmina, kind] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)];
  if (kind === '8') return powiat === '1465';
  if (kind === '9') return WITH_DELEGATURY.has(powiat);
  return Number(powiat.slice(2)) < FIRST_CITY || (gmina === '01' && kind === '1');
}
const WITH_DELEGATURY: ReadonlySet<string> = new Set(['0264', '1061', '1261', '3064']); // Wrocław, Łódź, Kraków, Poznań

/** A district of Warszawa (kind 8) or a delegatura (kind 9) is no gmina: the city is. Other codes stay as they are. */
export const wholeGmina = (code: GminaCode): GminaCode => (/[89]$/.test(code) ? parseGminaCode(`${code.slice(0, 4)}011`)! : code);

/** TERC of the powiat, 4 digits. A city with powiat rights is its own. */
export const powiatOf = (code: GminaCode): string => code.slice(0, 4);

/** TERC of the wojewodztwo, 2 digits. */
export const wojewodztwoOf = (code: GminaCode): string => code.slice(0, 2);

/** TERC code of a wojewodztwo, 2 digits. */
export type WojewodztwoCode = string & { readonly __word: 'WojewodztwoCode' };

/** One of the sixteen, or undefined. */
export const parseWojewodztwo = (text: string): WojewodztwoCode | undefined =>
  (Object.hasOwn(POWIAT_NUMBERS, text) ? (text as WojewodztwoCode) : undefined);
