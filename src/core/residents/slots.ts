import type { LocalDate } from '../../vocabulary/local-date.js';

/** Days in Poland, the last one included. */
export interface SlotPeriod {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export const SLOT_STATES = ['FREE', 'BUSY', 'BUSY_TENTATIVE', 'BUSY_UNAVAILABLE'] as const;

/** A stretch of time (termin) in which a service can take somebody, or cannot. Holds nothing of who has it. */
export interface ServiceSlot {
  /** `<system>:Slot/<id>`. */
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  /** BUSY_TENTATIVE: offered to somebody who has not agreed yet; BUSY_UNAVAILABLE: nobody can have it. */
  readonly state: (typeof SLOT_STATES)[number];
  /** More people were booked into it than it takes. */
  readonly overbooked: boolean;
}
