/** A length of time as law gives it. `WD` are working days. */
export interface Term {
  /** 1–9999. */
  readonly amount: number;
  readonly unit: 'D' | 'W' | 'M' | 'Y' | 'WD';
}

const SHAPE = /^P([1-9][0-9]{0,3})(D|W|M|Y|WD)$/;

/** `P30D`, `P2W`, `P1M`, `P1Y`, `P14WD`. At most 9999, years at most 999. Undefined for anything else. */
export function parseTerm(text: string): Term | undefined {
  const [, amount, unit] = SHAPE.exec(text) ?? [];
  if (!isTermUnit(unit) || (unit === 'Y' && Number(amount) > 999)) return undefined;
  return { amount: Number(amount), unit };
}

const isTermUnit = (text: string | undefined): text is Term['unit'] => /^(D|W|M|Y|WD)$/.test(text ?? '');
