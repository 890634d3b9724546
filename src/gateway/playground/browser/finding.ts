import { cell } from './cell.js';

/** What a query has asked of a finding of competence; each field may be left out. */
export interface Finding {
  readonly outcome?: string;
  readonly because?: string | null;
  readonly parts?: readonly FindingPart[];
}
export interface FindingPart {
  readonly matter?: string;
  readonly mode?: string;
  readonly unit?: { readonly code?: string; readonly name?: string };
  readonly territory?: string | null;
  readonly statute?: string;
  readonly because?: string;
  readonly deadlines?: readonly { readonly kind?: string; readonly legalEnd?: string; readonly alarm?: string }[];
}

/** The last finding that was heard, and the tab that asked. */
export const heardFinding = cell<{ readonly tab: string; readonly finding: Finding } | undefined>(undefined);

/** Keeps the dry run's answer (`competence`) for whoever reads sentences rather than JSON. */
export function noteFinding(tab: string, data: unknown): void {
  const finding = isObject(data) ? data['competence'] : undefined;
  if (isObject(finding)) heardFinding.set({ tab, finding });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
