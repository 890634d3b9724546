import { type Unit, UNITS } from '../law/units.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { moveParts, type Moved } from './move-parts.js';
import type { ApplicationPart } from './part.js';

/** A unit of some area that said it is not competent for a matter. */
export interface Refusing {
  readonly matter: string;
  readonly unit: Unit;
  readonly territory: string | null;
}

/**
 * Passes the application, or the named matters of it, to the units that the finding names: inside the gmina with the applicant's agreement
 * (ustawa o CUS art. 38 ust. 1), in whole or in part; to another organ by duty (k.p.a. art. 65 § 1). What a unit has sent back does not go
 * to the same unit again: that is a dispute (art. 22), and a person has to end it.
 */
export function forward(application: Application, matters: readonly string[] | null, refusedBy: readonly Refusing[]): Outcome<Moved> {
  const outcome = moveParts(application, matters, { act: 'forward', fact: 'application.forwarded', fits: goesElsewhere });
  if (!outcome.ok) return outcome;
  const { moved } = outcome.value;
  if (moved.some(({ mode }) => mode === 'ART38_GMINA') && !application.applicant.agreesToForwarding) return refuse('FORWARDING_AGREEMENT_MISSING', 'agreement');
  return moved.some((part) => refusedBy.some((refusing) => isSame(refusing, part))) ? refuse('FORWARDED_BEFORE', 'id') : outcome;
}

const goesElsewhere = ({ mode, unit }: ApplicationPart): boolean =>
  mode === 'ART38_GMINA' || mode === 'KPA65' || (mode === 'EMERGENCY' && unit !== null && UNITS[unit].seat === 'ELSEWHERE');

const isSame = (refusing: Refusing, { matter, unit, territory }: ApplicationPart): boolean =>
  refusing.matter === matter && refusing.unit === unit && refusing.territory === territory;
