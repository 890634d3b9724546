/** Written where nobody knew a name; in whichever place it stands it names nobody. Folded, in capitals. */
const NO_NAME = /^(?:N\.? ?N\.?|X+|BRAK(?: .*)?|NIE ?ZNAN[AEY](?: .*)?|NIE ?PODAN[AEOY](?: .*)?|NIE ?USTALON[AEOY](?: .*)?|NIE ?DOTYCZY|ANONIM|UNKNOWN|НЕВІДОМО|НЕИЗВЕСТНО)$/;
/** Written in place of the given name of a child who has none yet: `Noworodek`, `Córka Anny`, `Syn II`. */
const CHILD = /^(?:NOWORODEK|DZIECKO|SYN|CORKA|CHLOPIEC|DZIEWCZYNKA|BLIZNIAK|BLIZNIACZKA|BLIZNIE|TROJACZEK|TROJACZKA|СИН|ДОНЬКА|НЕМОВЛЯ)(?![\p{L}])/u;

/** Two people can bear the same of these: they are no name at all. */
export const isNoName = (folded: string): boolean => !/\p{L}/u.test(folded) || NO_NAME.test(folded);
export const isChildWithoutName = (folded: string): boolean => CHILD.test(folded);

/**
 * Which one of several who are called alike: twins without given names, father and son. Undefined where nothing is counted.
 *
 *   `SYN II` → 2      `BLIZNIAK 3` → 3      `CORKA B` → 2      `JAN III` → 3      `ANNA B` → undefined: an initial
 */
export function ordinalIn(folded: string): number | undefined {
  const words = folded.split(/[\s.,-]+/).filter(Boolean).slice(1);
  const counted = isChildWithoutName(folded) ? [ROMAN, ARABIC, LETTERS] : [ROMAN, ARABIC];
  return words.flatMap((word) => counted.map((ordinals) => ordinals.indexOf(word) + 1)).find((ordinal) => ordinal > 0);
}
const ROMAN = ['I', 'II', 'III', 'IV', 'V'];
const ARABIC = ['1', '2', '3', '4', '5'];
const LETTERS = ['A', 'B', 'C', 'D'];
