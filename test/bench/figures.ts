/** Of a list that is not empty; the lower middle of an even number. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

/** `median (least–most)`. */
export function withSpread(values: readonly number[], digits = 0): string {
  const shown = (value: number) => value.toLocaleString('pl', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
}
