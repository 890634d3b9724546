import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Unit } from '../law/units.js';

/** What has to be known to say who is competent. No name, no number of a person: places and circumstances only. */
export interface CompetenceInput {
  readonly centre: Centre;
  /** Codes of the matters in the application, at least one. */
  readonly matters: readonly string[];
  /** The day of receipt decides which law applies, and starts the clocks. */
  readonly receivedOn: LocalDate;
  readonly channel: Channel;
  /** The applicant agreed to forwarding under art. 38 of the CUS Act. */
  readonly agreementOfApplicant: boolean;
  readonly person: PersonFacts;
  /** Gmina in which the real estate lies that the matter concerns. */
  readonly realEstate: GminaCode | null;
  /** Gmina in which the school, or other establishment that the matter concerns, has its seat. */
  readonly school: GminaCode | null;
}

/** The centre (tenant) that received the application. */
export interface Centre {
  readonly form: CentreForm;
  /** At least one. The first is the gmina that runs the centre: the centre acts in the name of its wójt. */
  readonly gminas: readonly GminaCode[];
  /** The gmina is a city with powiat rights, so its president is the starosta as well. Always so for MOPR_TRANSFORMED. */
  readonly powiatRights: boolean;
  /** Porozumienia and upoważnienia that give a matter to another unit than the law does. */
  readonly agreements: readonly Agreement[];
}

export interface Agreement {
  readonly matter: string;
  readonly unit: Unit;
  /** As a notice would cite it: `porozumienie 3/2026`. */
  readonly basis: string;
}

/** The person concerned, who need not be the applicant (ustawa o CUS art. 35). Null: not known, or none. */
export interface PersonFacts {
  /** Gmina of residence at the time of filing. */
  readonly residence: GminaCode | null;
  /** Gmina where the person stays now; for a funeral the gmina of death, for a child in foster care that of placement. */
  readonly stay: GminaCode | null;
  /** Gmina of the last registration for permanent residence (zameldowanie na pobyt stały). */
  readonly lastPermanentRegistration: GminaCode | null;
  readonly homeless: boolean;
  readonly foreigner: boolean;
  /** The case bears no delay, or is specially justified (u.p.s. art. 101 ust. 3). Not the same as an emergency. */
  readonly urgent: boolean;
  /** Lives in a care home: the gmina that referred the person there, or of residence before moving to a private one. */
  readonly careHome: GminaCode | null;
}

export const CENTRE_FORMS = ['OPS_TRANSFORMED', 'MULTI_GMINA', 'CITY_SEPARATE', 'MOPR_TRANSFORMED'] as const;
export type CentreForm = (typeof CENTRE_FORMS)[number];

export const CHANNELS = ['PAPER', 'EDORECZENIA', 'ACCOUNT', 'ORAL_PROTOCOL', 'EMAIL', 'PHONE'] as const;
export type Channel = (typeof CHANNELS)[number];
