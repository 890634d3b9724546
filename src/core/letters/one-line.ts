/** Text of people or of configuration as one line of a plain letter: without control and invisible characters, at most `most` UTF-16 units. */
export function onOneLine(text: string, most: number): string {
  const line = text.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Control characters, marks of the direction of writing and of no width, line and paragraph ends, halves of a character. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
