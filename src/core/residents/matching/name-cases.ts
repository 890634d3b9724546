/**
 * What a name in another case can be the form of, by its ending; the name itself is not among them. Takes and gives the sounds of a
 * name (slavic-sound.ts). It guesses freely, and some of what it says is nobody's name: good for finding, not for proving.
 *
 *   KOVALSKEI (Kowalskiej) → KOVALSKI      ANI (Anny) → ANA      MARI (Marii) → MARA, MARIA      MARKA (Marka) → MARK, MAREK
 */
export const nominatives = (sound: string): readonly string[] => [...new Set(
  ENDINGS.flatMap(([shape, bases]) => (shape.test(sound) ? bases.map((base) => sound.replace(shape, base)) : [])),
)].filter((base) => base !== sound && base.length >= 3);

const ENDINGS: readonly (readonly [shape: RegExp, bases: readonly string[]])[] = [
  [/(?<=[SCZ]K)(?:EI|EGO|EMU|IM)$/, ['I']], // Kowalskiej, Kowalskiego
  [/(?<=[OE]V|IN)EI$/, ['', 'A']], // Iwanowej
  [/(?<=..)(?:EGO|EMU|IM)$/, ['I']], // Jerzego, Białego
  [/(?<=..)(?:A|OVI|EM|U)$/, ['']], // Zbigniewa, Nowakowi, Nowakiem
  [/(?<=[^AEIOU])K(?:A|OVI|EM|U)$/, ['EK']], // Marka, Dudkowi
  [/(?<=..)[EIO]$/, ['A', '$&A']], // Anny, Annie, Marii
];
