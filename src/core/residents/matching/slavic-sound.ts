import { foldName, joined, tidyName } from './name-spelling.js';

/**
 * How a name sounds, in a small alphabet of our own, read from Cyrillic, from Polish spelling and from the English spelling
 * of Ukrainian passports (resolution 55 of the Cabinet of Ministers of Ukraine, 2010). One name met in two scripts has a
 * reading in common. Two readings of a Latin name, because `ch` is Polish in Chmiel and English in Shevchenko.
 *
 *   Шевченко → ŠEVČENKO      Szewczenko → ŠEVČENKO (Polish)      Shevchenko → ŠEVČENKO (English)
 *   Юлія → IULIA             Julia → IULIA                       Yuliia → IULIA
 *   Хмельницький → HMELNICKI Chmielnicki → HMELNICKI (Polish)    Khmelnytskyi → HMELNICKI (English)
 */
export function soundsOf(name: string): readonly string[] {
  const known = readings.get(name);
  if (known) return known;
  const tidy = tidyName(name);
  const found = /\p{Script=Cyrillic}/u.test(tidy)
    ? [settle(joined(replaced(tidy, CYRILLIC)))]
    : [...new Set([POLISH, ENGLISH].map((letters) => settle(replaced(joined(foldName(replaced(tidy, letters))), LATIN))))];
  if (readings.size >= READINGS_KEPT) readings.clear();
  readings.set(name, found);
  return found;
}

/** Readings depend on the name alone, and one name is compared many times over; bounded, so that memory stays flat. */
const readings = new Map<string, readonly string[]>();
const READINGS_KEPT = 20_000;

export const soundAlike = (a: string, b: string): boolean => {
  const sounds = soundsOf(b);
  return soundsOf(a).some((sound) => sounds.includes(sound));
};

type Letters = readonly (readonly [letters: string, sound: string])[];

const replaced = (text: string, letters: Letters): string => letters.reduce((now, [from, to]) => now.replaceAll(from, to), text);

/** й, и, і and j are one sound here, je and e are one, a doubled letter is one letter: spellings differ in exactly these. */
const settle = (sound: string): string =>
  sound.replaceAll(/[IJY]+/g, 'I').replaceAll('IE', 'E').replaceAll('LIU', 'LU').replaceAll(/(.)\1+/g, '$1');

/** Digits stand for sounds that Latin has no letter for until the marks are folded away: 1 š, 2 č, 3 ž. */
const POLISH: Letters = [['SZ', '1'], ['CZ', '2'], ['RZ', '3'], ['Ż', '3'], ['CH', 'H'], ['Ó', 'U']];
const ENGLISH: Letters = [['SHCH', '12'], ['SH', '1'], ['CH', '2'], ['ZH', '3'], ['KH', 'H'], ['TS', 'C'], ['PH', 'F'], ['CK', 'K']];
const LATIN: Letters = [['1', 'Š'], ['2', 'Č'], ['3', 'Ž'], ['W', 'V'], ['X', 'KS'], ['Q', 'K']];
const CYRILLIC: Letters = [
  ['Щ', 'ŠČ'], ['Ш', 'Š'], ['Ч', 'Č'], ['Ж', 'Ž'], ['Ц', 'C'], ['Х', 'H'], ['Г', 'H'], ['Ґ', 'G'], ['Є', 'IE'], ['Е', 'E'], ['Э', 'E'],
  ['Ё', 'IO'], ['Ю', 'IU'], ['Я', 'IA'], ['Ї', 'I'], ['І', 'I'], ['Й', 'I'], ['И', 'I'], ['Ы', 'I'], ['Ь', ''], ['Ъ', ''], ['А', 'A'],
  ['Б', 'B'], ['В', 'V'], ['Д', 'D'], ['З', 'Z'], ['К', 'K'], ['Л', 'L'], ['М', 'M'], ['Н', 'N'], ['О', 'O'], ['П', 'P'], ['Р', 'R'],
  ['С', 'S'], ['Т', 'T'], ['У', 'U'], ['Ў', 'U'], ['Ф', 'F'],
];
