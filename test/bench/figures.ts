/** Of a list that is not empty; the lower middle of an even number. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

export const polish = (value: number, digits?: number): string =>
  value.toLocaleString('pl', digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** `median (least–most)`. */
export function withSpread(values: readonly number[], digits = 0): string {
  const shown = (value: number) => polish(value, digits);
  return `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
}
