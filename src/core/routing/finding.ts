import type { LocalDate } from '../../vocabulary/local-date.js';
import type { DeadlineKind } from '../law/deadline-kinds.js';
import type { Level, Unit } from '../law/units.js';

/** Who is competent and why. Plain JSON: stored with the application as it is, and enough to write the notices from. */
export interface CompetenceFinding {
  readonly outcome: Outcome;
  /** One for each matter that has a unit, in the order of the application. */
  readonly parts: readonly FindingPart[];
  /** Every rule that was asked, in order. */
  readonly trail: readonly TrailEntry[];
  /** Polish sentence about the application as a whole: why it was refused, left open or split. Null when the parts say it all. */
  readonly because: string | null;
}

export interface FindingPart {
  readonly matter: string;
  readonly mode: Mode;
  readonly unit: Unit;
  readonly level: Level;
  /** TERC: 7 digits of a gmina, 4 of a powiat, 2 of a wojewodztwo. Null where the law knows no local competence. */
  readonly territory: string | null;
  /** Gmina that refunds the cost when another one handles the case (u.p.s. art. 101 ust. 7). */
  readonly costBearing: string | null;
  /** Name of the rule that decided. */
  readonly rule: string;
  /** Articles to cite, joined by `; `. */
  readonly statute: string;
  /** Polish sentences for a notice: no personal data, no name of the matter. */
  readonly because: string;
  readonly deadlines: readonly PartDeadline[];
}

export interface PartDeadline {
  readonly kind: DeadlineKind;
  /** As counted, before k.p.a. art. 57 § 4. */
  readonly rawEnd: LocalDate;
  /** Never a Saturday or a free day. */
  readonly legalEnd: LocalDate;
  /** The earlier of the two: it serves both readings of art. 57 § 4. */
  readonly alarm: LocalDate;
}

export interface TrailEntry {
  readonly rule: string;
  /** Changes with every change of what the rule says. */
  readonly version: string;
  readonly settled: boolean;
  /** Null for a rule about the application as a whole. */
  readonly matter: string | null;
  readonly question: Question;
  /** The facts the rule looked at. */
  readonly inputs: readonly { readonly fact: string; readonly value: string | boolean | null }[];
  /** What it settled, as a code: a TERC code, a unit, a mode or an outcome. */
  readonly found: string | null;
}

/** What a rule answers. The first rule of a question that settles it, wins. */
export const QUESTIONS = ['ADMISSION', 'PLACE', 'UNIT', 'MODE', 'WHOLE'] as const;
export type Question = (typeof QUESTIONS)[number];

/** How a part of an application goes on. */
export const MODES = {
  INTERNAL: 'w centrum albo w innej jednostce tego samego organu',
  ART38_GMINA: 'przekazanie jednostce gminy w uzgodnieniu z wnioskodawcą (ustawa o CUS art. 38)',
  KPA65: 'przekazanie innemu organowi z zawiadomieniem (k.p.a. art. 65)',
  KPA66_SPLIT: 'zawiadomienie o potrzebie odrębnego podania (k.p.a. art. 66 § 1–2)',
  KPA66_RETURN: 'zwrot podania (k.p.a. art. 66 § 3)',
  SERVICE_REFERRAL: 'skierowanie do realizatora usługi',
  INFORM_ONLY: 'informacja, gdzie i jak złożyć wniosek',
  EMERGENCY: 'natychmiastowe działanie, poza kolejką',
} as const;
export type Mode = keyof typeof MODES;

export const OUTCOMES = ['ROUTED', 'SPLIT', 'RETURNED', 'INFORM_ONLY', 'EMERGENCY', 'UNDETERMINED', 'NOT_AN_APPLICATION'] as const;
export type Outcome = (typeof OUTCOMES)[number];
