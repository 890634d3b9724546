/**
 * One line that PostgreSQL, a log and a clerk's screen all show as it was meant: 1–200 characters that are not all spaces, none of them a
 * control character, without width, turning the direction of writing or unassigned (Unicode categories C, Zl and Zp).
 */
export const isPlainText = (text: string): boolean => PLAIN.test(text);

const PLAIN = /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u;
