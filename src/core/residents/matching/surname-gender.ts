/**
 * The same surname in its masculine and its feminine form. Folded names or sounds, in capitals.
 *
 *   KOWALSKI, KOWALSKA → yes      BIALY, BIALA → yes      IWANOW, IWANOWA → yes      ŠEVČENKO, ŠEVČENKO → no: it is the same form
 *   NOWAK, NOWACKA → no           KOT, KOTA → no          SOWA, SOWY → no: a short noun has one form
 */
export const sameInOtherGender = (a: string, b: string): boolean => a !== b && (a === masculine(b) || b === masculine(a));

/** The masculine form, as far as the ending tells; a name without such an ending comes back as it is. */
export function masculine(surname: string): string {
  const ending = FEMININE.find(([shape]) => shape.test(surname));
  return ending ? surname.replace(ending[0], ending[1]) : surname;
}

const FEMININE: readonly (readonly [shape: RegExp, masculine: string])[] = [
  [/([SCZ])KA$/, '$1KI'],
  [/([OE][WV]|IN)A$/, '$1'],
  [/(?<=....)A$/, 'Y'],
];
