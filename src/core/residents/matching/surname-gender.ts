/**
 * The same surname in its masculine and its feminine form. Folded names or sounds, in capitals.
 *
 *   KOWALSKI, KOWALSKA → yes      BIALY, BIALA → yes      IWANOW, IWANOWA → yes      ZELENSKI, ZELENSKA → yes
 *   NOWAK, NOWACKA → no           KOT, KOTA → no          SOWA, SOWY → no: a noun has one form
 */
export const sameInOtherGender = (a: string, b: string): boolean => a !== b && (a === masculine(b) || b === masculine(a));

/** The masculine form of a feminine adjective surname; any other surname comes back as it is. */
export function masculine(surname: string): string {
  const ending = FEMININE.find(([shape]) => shape.test(surname));
  return ending ? surname.replace(ending[0], ending[1]) : surname;
}

/** `-ika` and the like are left alone: Wójcika is a case, not a gender. Five letters, because Zima and Sowa are nouns. */
const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/([SC])KA$/, '$1KI'],
  [/([OE][WV]|IN)A$/, '$1'],
  [/(?<=..)(BL|NN|LN|IMN|IAL|ARN|LUST|OR|TR|ROST|EL|YST)A$/, '$1Y'],
];
