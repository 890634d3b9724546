import type { Unit } from '../law/units.js';
import type { Centre } from '../routing/facts.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { agreesTo } from './agree.js';
import type { Application } from './application.js';
import type { SendBackReason } from './forwarding.js';
import { moveParts, type Moved } from './move-parts.js';
import { isEmergencyHere, type ApplicationPart } from './part.js';

/** A unit of some area that said it is not competent for a matter. */
export interface Refusing {
  readonly matter: string;
  readonly unit: Unit;
  readonly territory: string | null;
  readonly reason: SendBackReason;
}

/**
 * Passes the application, or the named matters of it, to the units that the finding names: inside the gmina with the applicant's agreement
 * (ustawa o CUS art. 38 ust. 1), in whole or in part; to another organ by duty (k.p.a. art. 65 § 1). What a unit has sent back does not go
 * to the same unit again: that is a dispute (art. 22), and a person has to end it. Unless papers were missing: then it goes there once they are there.
 */
export function forward(application: Application, matters: readonly string[] | null, { gminas }: Pick<Centre, 'gminas'>, refusedBy: readonly Refusing[]): Outcome<Moved> {
  const outcome = moveParts(application, matters, { act: 'forward', fact: 'application.forwarded', fits: (part) => goesElsewhere(part, gminas) });
  if (!outcome.ok) return outcome;
  const { moved } = outcome.value;
  if (moved.some(({ mode, matter }) => mode === 'ART38_GMINA' && !agreesTo(application, matter))) return refuse('FORWARDING_AGREEMENT_MISSING', 'agreement');
  return moved.some((part) => hasSentBack(part, refusedBy)) ? refuse('FORWARDED_BEFORE', 'id') : outcome;
}

const goesElsewhere = (part: ApplicationPart, gminas: Centre['gminas']): boolean =>
  part.mode === 'ART38_GMINA' || part.mode === 'KPA65' || (part.mode === 'EMERGENCY' && !isEmergencyHere(part, gminas));

/** Whether the unit that the part would go to has said that it is not competent. Missing papers are no such word. */
export const hasSentBack = ({ matter, unit, territory }: ApplicationPart, refusedBy: readonly Refusing[]): boolean =>
  refusedBy.some((refusing) => refusing.reason !== 'INCOMPLETE' && refusing.matter === matter && refusing.unit === unit && refusing.territory === territory);
