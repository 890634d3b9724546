import type { DeadlineKind } from './deadline-kinds.js';
import type { Level, Unit } from './units.js';
import type { Validity } from './validity.js';

/** One kind of matter that people bring to a centre, as the law stood in its days of validity. */
export interface Matter extends Validity {
  /** Stable: `PS-003`. Several rows share it when the law changed. */
  readonly code: string;
  /** Polish. */
  readonly name: string;
  /** Areas of art. 2 ust. 1 of the CUS Act, 1–14. Empty: outside of it. Null: depends on the service asked for. */
  readonly areas: readonly ServiceArea[] | null;
  readonly unit: Unit;
  readonly level: Level;
  /** Material competence, as a notice cites it. */
  readonly basis: string;
  readonly place: readonly Connection[];
  /** Article on local competence, where a special act has its own; else k.p.a. art. 21. */
  readonly placeBasis?: string;
  readonly deadlines: readonly DeadlineKind[];
  /** Article by which an e-mail is enough to file it (k.p.a. art. 63 § 1: unless separate provisions say otherwise). */
  readonly byEmail?: string;
  /** How the matter goes on whoever asks and wherever they live. Null: the rules decide. */
  readonly mode: FixedMode | null;
  readonly regime: ProcedureRegime;
  /** Polish, for clerks. Null: nothing to add. */
  readonly note: string | null;
  readonly confidence: Confidence;
}

/** Modes that follow from the matter alone. */
export type FixedMode = 'EMERGENCY' | 'INFORM_ONLY' | 'SERVICE_REFERRAL' | 'KPA66_RETURN';

/** Under a separate act, or under the CUS Act and a programme of the rada (ustawa o CUS art. 19). */
export type ProcedureRegime = 'SEPARATE_ACT' | 'PROGRAMME';

/** HIGH: the article was read. MEDIUM: from knowledge. LOW: to be checked before use. */
export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW';

/** What ties a matter to a place. A row names those that its act knows; the order of asking is that of the rules. */
export type Connection =
  | 'ANYWHERE' // no local competence
  | 'OWN_GMINA' // whichever gmina was asked: the issuing unit, the addressee, any gmina
  | 'REAL_ESTATE'
  | 'SEAT' // of the school or other establishment
  | 'PLACE_OF_STAY' // where the person is: shelter, death, placement of a child
  | 'RESIDENCE_OR_STAY' // either will do
  | 'CARE_HOME'
  | 'STAY_WHEN_URGENT' // or a foreigner
  | 'LAST_REGISTRATION' // of a homeless person
  | 'STAY_WHEN_HOMELESS'
  | 'REGISTRATION' // of anybody
  | 'RESIDENCE'
  | 'STAY_IN_DEFAULT'; // k.p.a. art. 21 § 1 pkt 3: no residence known

/** The fourteen areas of usługi społeczne, ustawa o CUS art. 2 ust. 1, in its order. */
export const SERVICE_AREAS = {
  1: 'polityka prorodzinna',
  2: 'wspieranie rodziny',
  3: 'system pieczy zastępczej',
  4: 'pomoc społeczna',
  5: 'promocja i ochrona zdrowia',
  6: 'wspieranie osób niepełnosprawnych',
  7: 'edukacja publiczna',
  8: 'przeciwdziałanie bezrobociu',
  9: 'kultura',
  10: 'kultura fizyczna i turystyka',
  11: 'pobudzanie aktywności obywatelskiej',
  12: 'mieszkalnictwo',
  13: 'ochrona środowiska',
  14: 'reintegracja zawodowa i społeczna',
} as const;
export type ServiceArea = keyof typeof SERVICE_AREAS;
