/** Σ weight × digit over the first digits of a number: what the check digits of Polish registers are computed from. */
export const weightedSum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
