/**
 * The form in which spellings of one name are compared: capitals, single spaces, no diacritics. Cyrillic stays Cyrillic;
 * `soundsOf` reads it.
 *
 *   ` Żółć ` → `ZOLC`      `Nowak – Kowalska` → `NOWAK-KOWALSKA`      `O’Brien` → `OBRIEN`      `Юлія` → `ЮЛІЯ`
 */
export const foldName = (name: string): string =>
  withoutMarks(tidyName(name)).replaceAll(/[Łł]/g, 'L').replaceAll('Ø', 'O').replaceAll('ß', 'SS').replaceAll('Đ', 'D');

/** Capitals, single spaces and one kind of hyphen: two names equal in this form were written alike. */
export const tidyName = (name: string): string =>
  name.normalize('NFC').toLocaleUpperCase('pl').replaceAll(/['’ʼ`"]/g, '').replaceAll(/\s*[-‐‑–—]\s*/g, '-').replaceAll(/\s+/g, ' ').trim();

/** Latin letters lose their marks; й and ї are letters of their own and keep them. */
const withoutMarks = (text: string): string =>
  text.replaceAll(/[^\p{Script=Cyrillic}]+/gu, (latin) => latin.normalize('NFD').replaceAll(/\p{M}/gu, ''));

/**
 * Parts of a double surname or of several given names. Particles and initials are no names.
 *
 *   `NOWAK-KOWALSKA` → NOWAK, KOWALSKA      `VAN DER BERG` → BERG      `ANNA M.` → ANNA
 */
export const nameParts = (folded: string): readonly string[] =>
  folded.split(/[-\s.]+/).filter((part) => part.length >= 3 && !PARTICLES.has(part));

const PARTICLES = new Set(['VAN', 'VON', 'DER', 'DEN', 'DEL', 'DOS', 'DAS', 'BIN', 'IBN', 'ABU']);

/** Without spaces and hyphens: a stray space is a slip of one keystroke, not two names. */
export const joined = (folded: string): string => folded.replaceAll(/[-\s.]/g, '');
