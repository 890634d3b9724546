import type { Mode, Outcome, Question } from '../../../core/routing/finding.js';
import type { DeadlineKind } from '../../../core/law/deadline-kinds.js';
import { cell } from './cell.js';

/** What a query has asked of a finding of competence; each field may be left out. */
export interface Finding {
  readonly outcome?: Outcome;
  readonly because?: string | null;
  readonly parts?: readonly FindingPart[];
  readonly trail?: readonly TrailStep[];
}
export interface FindingPart {
  readonly matter?: string;
  readonly mode?: Mode;
  readonly unit?: { readonly code?: string; readonly name?: string };
  readonly territory?: string | null;
  readonly costBearing?: string | null;
  readonly rule?: string;
  readonly statute?: string;
  readonly because?: string;
  readonly deadlines?: readonly FindingDeadline[];
}
export interface FindingDeadline { readonly kind?: DeadlineKind; readonly rawEnd?: string; readonly legalEnd?: string; readonly alarm?: string }
export interface TrailStep {
  readonly matter?: string | null;
  readonly question?: Question;
  readonly rule?: string;
  readonly settled?: boolean;
  readonly found?: string | null;
  readonly inputs?: readonly { readonly fact: string; readonly value: string | null }[];
}

/** The last finding that was heard, and the tab that asked. */
export const heardFinding = cell<{ readonly tab: string; readonly finding: Finding } | undefined>(undefined);

/** Keeps the dry run's answer (`competence`) for whoever reads sentences rather than JSON. */
export function noteFinding(tab: string, data: unknown): void {
  const finding = isObject(data) ? data['competence'] : undefined;
  if (isObject(finding)) heardFinding.set({ tab, finding });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
