import { foldName, joined } from './name-spelling.js';

/**
 * How a tidy name sounds, in a small alphabet of our own, read from Cyrillic, from Polish spelling and from the English spelling
 * of Ukrainian passports (resolution 55 of the Cabinet of Ministers of Ukraine, 2010). One name met in two scripts has a
 * reading in common. Two readings of a Latin name, because `ch` is Polish in Chmiel and English in Shevchenko, and a third one of
 * Polish ś, ą and ę, which Ukrainian writes as it hears them. Two readings of Г: Ukrainian h, Russian g and a Polish name's g.
 *
 *   ШЕВЧЕНКО → ŠEVČENKO      SZEWCZENKO → ŠEVČENKO (Polish)      SHEVCHENKO → ŠEVČENKO (English)
 *   ВИШНЕВСЬКИЙ → VIŠNEVSKI  WIŚNIEWSKI → VISNEVSKI, VIŠNEVSKI     ЗБІГНЄВ → ZBIHNEV, ZBIGNEV
 *   ЮЛІЯ → IULIA             JULIA → IULIA                       YULIIA → IULIA
 *   ХМЕЛЬНИЦЬКИЙ → HMELNICKI CHMIELNICKI → HMELNICKI (Polish)    KHMELNYTSKYI → HMELNICKI (English)
 */
export function soundsOf(tidy: string): readonly string[] {
  const letters = joined(tidy);
  if (/[\u0400-\u04FF]/.test(letters)) return unique([letters, letters.replaceAll('Г', 'Ґ')].map((one) => settled(CYRILLIC(one))));
  return unique([sound(POLISH(letters)), sound(ENGLISH(letters)), sound(POLISH(AS_HEARD(letters)))]);
}

const unique = (sounds: readonly string[]): readonly string[] => [...new Set(sounds)];

export const soundAlike = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

const sound = (letters: string): string => settled(LATIN(foldName(letters)));

/** й, и, і and j are one sound here, je and e are one, a doubled letter is one letter: spellings differ in exactly these. */
const settled = (sounds: string): string =>
  sounds.replaceAll(/[IJY]+/g, 'I').replaceAll('IE', 'E').replaceAll('LIU', 'LU').replaceAll(/(.)\1+/g, '$1');

type Reading = (text: string) => string;

/** Letters and their sounds, written `SZ=1 CZ=2`; the longer first. */
function reading(letters: string): Reading {
  const sounds = new Map(letters.split(' ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const any = new RegExp([...sounds.keys()].join('|'), 'g');
  return (text) => text.replaceAll(any, (found) => sounds.get(found)!);
}

/** Digits stand for the sounds that Latin has no letter for, until the marks are folded away: 1 š, 2 č, 3 ž. */
const POLISH = reading('SZ=1 CZ=2 RZ=3 Ż=3 CH=H Ó=U');
const AS_HEARD = reading('ĄB=OMB ĄP=OMP Ą=ON ĘB=EMB ĘP=EMP Ę=EN Ś=1');
const ENGLISH = reading('SHCH=12 SH=1 CH=2 ZH=3 KH=H TS=C PH=F CK=K');
const LATIN = reading('1=Š 2=Č 3=Ž W=V X=KS Q=K');
const CYRILLIC = reading(
  'Щ=ŠČ Ш=Š Ч=Č Ж=Ž Ц=C Х=H Г=H Ґ=G Є=IE Е=E Э=E Ё=IO Ю=IU Я=IA Ї=I І=I Й=I И=I Ы=I Ь= Ъ= А=A Б=B В=V Д=D З=Z К=K Л=L М=M Н=N О=O П=P '
  + 'Р=R С=S Т=T У=U Ў=U Ф=F',
);
