import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { CatalogueService } from './catalogue.js';

/** What each source says of one person, in the hub's words. A missing field was not said, which is not the same as "no". */
export interface Parts {
  readonly OPS: SocialAssistancePart;
  readonly GMINA: RegistryPart;
  readonly PUP: LabourPart;
  readonly HEALTH: HealthPart;
  readonly NGO: OffersPart;
}

/** How a source describes who the person is; compared between sources, never merged. */
export interface StatedIdentity {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly birthDate?: LocalDate;
  readonly sex?: 'MALE' | 'FEMALE' | 'OTHER';
}

/** Social assistance (pomoc społeczna), from the OPS. */
export interface SocialAssistancePart {
  readonly recordId: string;
  readonly identity: StatedIdentity;
  /** Empty: none. Missing: the OPS did not say. */
  readonly benefits?: readonly {
    /** Name of the benefit (świadczenie) as the source words it. */
    readonly name: string;
    readonly area: 'PS' | 'FA' | 'SR' | 'SW';
    /** Grosze, never a floating number of złotys. */
    readonly monthlyAmountGrosz?: number;
    readonly from: LocalDate;
    readonly until?: LocalDate;
  }[];
  /** Date of the last community interview (wywiad środowiskowy). */
  readonly lastInterviewOn?: LocalDate;
  readonly socialWorkerUnit?: string;
  /** People in the family (rodzina, u.p.s. art. 6 pkt 14) as the OPS knows it, the person included. */
  readonly householdSize?: number;
  /** Numbers of the person's cases (sprawy) in the OPS. */
  readonly caseNumbers?: readonly string[];
}

/** Register of residents (rejestr mieszkańców), from the gmina. */
export interface RegistryPart {
  readonly recordId: string;
  readonly identity: StatedIdentity;
  readonly addresses: readonly {
    readonly kind: 'PERMANENT' | 'TEMPORARY' | 'CORRESPONDENCE';
    readonly gmina?: GminaCode;
    readonly locality: string;
    readonly street?: string;
    readonly house: string;
    readonly flat?: string;
    readonly postalCode?: string;
    readonly from: LocalDate;
    readonly until?: LocalDate;
  }[];
  /** Number of people registered at the current address, the person included. */
  readonly householdSize?: number;
}

/** Labour office (PUP). */
export interface LabourPart {
  readonly recordId: string;
  readonly identity: StatedIdentity;
  readonly status: 'UNEMPLOYED' | 'JOB_SEEKER' | 'NOT_REGISTERED';
  readonly since?: LocalDate;
  readonly benefitUntil?: LocalDate;
  /** Benefits (świadczenia) that the office pays. Empty: none. Missing: the office did not say, or may not for this purpose. */
  readonly benefits?: readonly LabourBenefit[];
  /** Missing: the office did not say, or may not for this purpose. */
  readonly profile?: LabourProfile;
}

/** A benefit that a labour office pays (ustawa o rynku pracy i służbach zatrudnienia, Dz.U. 2025 poz. 620). */
export interface LabourBenefit {
  /** Zasiłek dla bezrobotnych, stypendium, dodatek aktywizacyjny, another one. */
  readonly kind: 'UNEMPLOYMENT_BENEFIT' | 'SCHOLARSHIP' | 'ACTIVATION_ALLOWANCE' | 'OTHER';
  readonly monthlyAmountGrosz?: number;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  /** Not paid from this day on; without `suspendedUntil` until further notice. */
  readonly suspendedFrom?: LocalDate;
  readonly suspendedUntil?: LocalDate;
}

/** How the office helps: its individual action plan (indywidualny plan działania, IPD, the same act) and what it found needed, as codes. */
export interface LabourProfile {
  readonly planMadeOn?: LocalDate;
  readonly planUntil?: LocalDate;
  /** Code of the unit of the adviser (doradca), never a name. */
  readonly adviserUnit?: string;
  readonly needs: readonly LabourNeed[];
}

/** Pośrednictwo pracy, poradnictwo zawodowe, szkolenie, staż, działalność gospodarcza, another one. */
export type LabourNeed = 'JOB_PLACEMENT' | 'CAREER_COUNSELLING' | 'TRAINING' | 'TRAINEESHIP' | 'OWN_BUSINESS' | 'OTHER';

/** Health provider, FHIR R4. */
export interface HealthPart {
  readonly recordId: string;
  readonly identity: StatedIdentity;
  readonly active: boolean;
  readonly generalPractitioner?: string;
  readonly managingOrganization?: string;
}

/** Health insurance (ubezpieczenie zdrowotne), from eWUŚ through a partner provider. */
export interface InsurancePart {
  /** NOT_FOUND: not in the central list of the insured; ANNULLED_PESEL: the number itself is void. Neither means "not insured". */
  readonly status: 'INSURED' | 'NOT_INSURED' | 'NOT_FOUND' | 'ANNULLED_PESEL';
  /** The one day for which this holds. */
  readonly validOn: LocalDate;
  /** What eWUŚ adds for people: a code (`UKR`, `DN`) and its Polish sentence. Can be about health. */
  readonly notes: readonly { readonly code: string; readonly text: string }[];
}

/**
 * What NGOs offer that fits this person. Computed in the hub from the public catalogue:
 * no NGO is told that somebody asked.
 */
export interface OffersPart {
  readonly offers: readonly CatalogueService[];
}
