/**
 * Text that PostgreSQL, a log and a clerk's screen all show as it was meant. Refused: NUL and other control characters
 * (tab and line ends are fine), lone surrogates, marks that turn the direction of writing, spaces without width.
 */
export const isSafeText = (text: string): boolean => text.isWellFormed() && !UNSAFE.test(text);

// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
