/**
 * Capitals, single spaces and one kind of hyphen: two names equal in this form were written alike.
 *
 *   ` Żółć ` → `ŻÓŁĆ`      `Nowak – Kowalska` → `NOWAK-KOWALSKA`      `O’Brien` → `OBRIEN`
 */
export const tidyName = (name: string): string =>
  name.normalize('NFC').toUpperCase().replaceAll(/['’ʼ`"]/g, '').replaceAll(/\s*[-‐‑–—]\s*/g, '-').replaceAll(/\s+/g, ' ').trim();

/**
 * A tidy name without diacritics. Cyrillic stays as it is: й and ї are letters of their own.
 *
 *   `ŻÓŁĆ` → `ZOLC`      `MÜLLER` → `MULLER`      `ЮЛІЯ` → `ЮЛІЯ`
 */
export const foldName = (tidy: string): string =>
  /^[A-Z -]*$/.test(tidy) ? tidy : tidy.replaceAll(/[^\u0400-\u04FF]+/g, withoutMarks);

const withoutMarks = (latin: string): string =>
  latin.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('Ł', 'L').replaceAll('Ø', 'O').replaceAll('Đ', 'D');

/**
 * Parts of a double surname or of several given names. Particles and initials are no names; a name of particles alone is one part.
 *
 *   `NOWAK-KOWALSKA` → NOWAK, KOWALSKA      `VAN DER BERG` → BERG      `ANNA M.` → ANNA      `LI` → LI
 */
export function nameParts(tidy: string): readonly string[] {
  const parts = tidy.split(/[-\s.]+/).filter((part) => part.length >= 3 && !PARTICLES.has(part));
  return parts.length > 0 ? parts : [tidy];
}
const PARTICLES = new Set(['VAN', 'THI', 'VON', 'DER', 'DEN', 'DEL', 'DOS', 'DAS', 'BIN', 'IBN', 'ABU']);

/** Without spaces and hyphens: a stray space is a slip of one keystroke, not two names. */
export const joined = (tidy: string): string => tidy.replaceAll(/[-\s.]/g, '');
