import type { Channel } from '../routing/facts.js';
import type { CompetenceFinding } from '../routing/finding.js';
import type { Ade } from '../../vocabulary/ade.js';
import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { PersonIdentifier } from '../../vocabulary/person-identifier.js';
import type { Defect } from './defects.js';
import type { ApplicationState } from './lifecycle.js';
import type { ApplicationPart } from './part.js';

/** In what capacity the applicant (wnioskodawca) acts; ustawa o CUS art. 35. */
export const APPLICANT_CAPACITIES = {
  PERSON_CONCERNED: 'osoba zainteresowana',
  STATUTORY_REPRESENTATIVE: 'przedstawiciel ustawowy',
  ACTUAL_CARER: 'opiekun faktyczny',
} as const;
export type ApplicantCapacity = keyof typeof APPLICANT_CAPACITIES;

/** Somebody as an application names them (k.p.a. art. 63 § 2: person, address). */
export interface NamedPerson {
  readonly identifier: PersonIdentifier;
  readonly givenName: string;
  readonly familyName: string;
  readonly address?: string;
  readonly phone?: string;
}

/** How the application was signed; NONE is a defect that can be completed (k.p.a. art. 63 § 3–3a, art. 64 § 2). */
export const SIGNATURES = {
  HANDWRITTEN: 'podpis własnoręczny', QUALIFIED: 'kwalifikowany podpis elektroniczny', TRUSTED: 'podpis zaufany', PERSONAL: 'podpis osobisty',
  ACCOUNT: 'uwierzytelnienie na koncie w systemie', PROTOCOL: 'podpis pod protokołem', NONE: 'brak podpisu',
} as const;
export type Signature = keyof typeof SIGNATURES;

export interface Applicant extends NamedPerson {
  readonly capacity: ApplicantCapacity;
  /** Whether the applicant agrees to the application being passed to another unit of the gmina (art. 38 ust. 1). */
  readonly agreesToForwarding: boolean;
  /** Matters for which alone the applicant agreed to that in the talk: forwarding may be in part (art. 38 ust. 1). */
  readonly agreesFor?: readonly string[];
  /** Version of the clause that was signed; absent where the applicant declared nothing. */
  readonly declaration?: string;
  readonly signature?: Signature;
  /** Address for electronic delivery (ADE): letters go there first (k.p.a. art. 39 § 1). */
  readonly ade?: Ade;
}

/** The person whom the services are for, with what decides competence. */
export interface PersonConcerned extends NamedPerson {
  readonly residence: GminaCode | null;
  readonly stay: GminaCode | null;
  readonly lastPermanentRegistration: GminaCode | null;
  readonly homeless: boolean;
  readonly foreigner: boolean;
  readonly urgent: boolean;
  /** Lives in a care home: the gmina that sent the person there, or of residence before (u.p.s. art. 101 ust. 2a, 6). */
  readonly careHome?: GminaCode | null;
}

/** Declaration under penal liability (art. 36): the clause is fixed by statute, so its version is what is kept. */
export const DECLARATION_CLAUSE = {
  version: 'ustawa-o-cus-art-36-2019',
  text: 'Jestem świadomy odpowiedzialności karnej za złożenie fałszywego oświadczenia.',
} as const;

/** An application (wniosek) as the core sees it. */
export interface Application {
  readonly id: string;
  readonly state: ApplicationState;
  readonly channel: Channel;
  readonly matters: readonly string[];
  /** The law of this day holds for it. */
  readonly receivedOn: LocalDate;
  readonly applicant: Applicant;
  readonly finding: CompetenceFinding;
  /** Code of the unit that has it: of the centre, or the one it was forwarded to. */
  readonly unit: string | null;
  /** What happened to each of its matters. */
  readonly parts: readonly ApplicationPart[];
  /** What it lacks (k.p.a. art. 63–64); empty when complete. */
  readonly defects: readonly Defect[];
}
