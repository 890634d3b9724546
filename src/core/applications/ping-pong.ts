import type { Unit } from '../law/units.js';
import type { LocalDate } from '../../vocabulary/local-date.js';

/** A unit that received the application first, and passed it to the centre. */
export interface ForwardedBy {
  readonly unit: Unit;
  /** TERC of its area, where competence is local. */
  readonly territory: string | null;
  /** The day on which it was filed there: filed in time with the wrong authority is filed in time (k.p.a. art. 65 § 2). */
  readonly filedOn: LocalDate;
}

/** The centre finds competent the very unit that says it is not: passing it back would send the applicant to and fro. */
export const isPingPong = ({ parts }: { readonly parts: readonly Whose[] }, by: ForwardedBy): boolean =>
  parts.some(({ unit, territory }) => unit === by.unit && (by.territory === null || territory === by.territory));

/** Unit and area that a matter belongs to, as found. */
interface Whose {
  readonly unit: Unit | null;
  readonly territory: string | null;
}
