/** TERC code of a gmina, 7 digits WWPPGGR: wojewodztwo, powiat, gmina, kind (1 urban, 2 rural, 3 mixed, 8 and 9 districts). */
export type GminaCode = string & { readonly __word: 'GminaCode' };

/** Kinds 4 (town) and 5 (rural area) are parts of one mixed gmina and fold to 3: only the whole gmina can be competent. */
export function parseGminaCode(text: string): GminaCode | undefined {
  const [, gmina, kind] = /^((?:0[2-9]|1[0-9]|2[0-9]|3[0-2])[0-9]{4})([1-5]|8|9)$/.exec(text) ?? [];
  if (!gmina || Number(gmina.slice(0, 2)) % 2 === 1) return undefined; // wojewodztwa have even numbers 02–32
  return `${gmina}${kind === '4' || kind === '5' ? '3' : kind}` as GminaCode;
}
