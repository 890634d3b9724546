import { type Level, type Unit, UNITS } from '../law/units.js';
import type { Centre } from '../routing/facts.js';
import type { LocalDate } from '../../vocabulary/local-date.js';

/** A unit that received the application first, and passed it to the centre. */
export interface ForwardedBy {
  readonly unit: Unit;
  /** TERC of its area, where competence is local. */
  readonly territory: string | null;
  /** The day on which it was filed there: filed in time with the wrong authority is filed in time (k.p.a. art. 65 § 2). */
  readonly filedOn: LocalDate;
}

/** What is wrong with that, by its field: a team of the centre is no other unit, an area fits the level of its unit, and nobody passes on what is older than a year. */
export function faultOf({ unit, territory, filedOn }: ForwardedBy, { gminas }: Pick<Centre, 'gminas'>, today: LocalDate): 'unit' | 'territory' | 'filedOn' | null {
  const { seat, level } = UNITS[unit];
  if (seat === 'CENTRE' && (territory === null || (gminas as readonly string[]).includes(territory))) return 'unit';
  if (territory !== null && territory.length !== DIGITS[level]) return 'territory';
  return filedOn > today || filedOn < yearBefore(today) ? 'filedOn' : null;
}

/** Of a TERC code. */
const DIGITS: Readonly<Record<Level, number>> = { gmina: 7, powiat: 4, wojewodztwo: 2, state: 0 };
const yearBefore = (today: LocalDate): string => `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;

/** The centre finds competent the very unit that says it is not: passing it back would send the applicant to and fro. */
export const isPingPong = ({ parts }: { readonly parts: readonly Whose[] }, by: ForwardedBy): boolean =>
  parts.some(({ unit, territory }) => unit === by.unit && (by.territory === null || territory === by.territory));

/** Unit and area that a matter belongs to, as found. */
interface Whose {
  readonly unit: Unit | null;
  readonly territory: string | null;
}
