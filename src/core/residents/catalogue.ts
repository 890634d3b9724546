import type { KrsNumber } from '../../vocabulary/krs-number.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';

/** Services that can be referred to, and what the source said that could not be believed. */
export interface Catalogue {
  readonly services: readonly CatalogueService[];
  readonly refused: readonly RefusedRecord[];
}

export interface CatalogueService {
  /** `<system>:<source's own id>`: stable as long as the source keeps its id. */
  readonly id: string;
  readonly system: SourceSystem;
  readonly name: string;
  readonly description?: string;
  readonly provider: CatalogueProvider;
  /** Only an active service can be referred to. */
  readonly active: boolean;
  readonly places: readonly { readonly name?: string; readonly address?: string; readonly latitude?: number; readonly longitude?: number }[];
  /** Areas in the source's words: a name, or a TERC code where it gives one. Empty: not said. */
  readonly areas: readonly string[];
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly languages: readonly string[];
  /** How people with disabilities get in and around, in the source's words, place by place. Empty: not said. */
  readonly accessibility: readonly string[];
  /** An ordinary week. Empty: not said, or not the same every week. */
  readonly openingHours: readonly OpeningHours[];
  readonly capacity?: ServiceCapacity;
}

/** How much of the service is still to be had, as its provider published it. */
export interface ServiceCapacity {
  readonly available: number;
  /** Never less than `available`. */
  readonly maximum?: number;
  /** What is counted, in the source's words: `miejsce`, `godzina`, `Bed`. */
  readonly unit: string;
  readonly updated: Date;
}

export interface OpeningHours {
  /** In the order of the week. */
  readonly days: readonly Weekday[];
  /** `HH:MM`, Polish time; missing: not said. Closing before opening is the next day. */
  readonly opens?: string;
  readonly closes?: string;
}

export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Who delivers it (realizator). */
export interface CatalogueProvider {
  /** `<system>:<source's own id of the organisation>`. */
  readonly id: string;
  readonly name: string;
  /** Its number in the National Court Register, where the catalogue gives one. */
  readonly krs?: KrsNumber;
}

/** A record, or one value of it, that the hub did not take over. The rest of the document was imported. */
export interface RefusedRecord {
  readonly system: SourceSystem;
  /** Where it stood: `location/3a628a48-…`, `HealthcareService/example`. Never a person's record. */
  readonly record: string;
  readonly field?: string;
  readonly code: RefusedRecordCode;
  /** Polish sentence; may quote an impossible number, never free text of the source. */
  readonly because: string;
}

export const REFUSED_RECORD_CODES = [
  'MISSING_FIELD',
  'IMPOSSIBLE_VALUE',
  'WRONG_TYPE',
  'UNKNOWN_REFERENCE',
  'DUPLICATE_ID',
  'EXPIRED',
  'INACTIVE',
  'NOT_TO_BE_PERFORMED',
  'UNKNOWN_RESOURCE',
] as const;
export type RefusedRecordCode = (typeof REFUSED_RECORD_CODES)[number];
