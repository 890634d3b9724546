import type { Centre } from '../routing/facts.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import type { Defect } from './defects.js';
import { hasSentBack, type Refusing } from './forward.js';
import { moveParts, type Moved } from './move-parts.js';
import { isEmergencyHere, type ApplicationPart } from './part.js';

/**
 * Gives the application, or the named matters of it, to the unit of the centre's own organ that the finding names. What is not signed or declared is
 * called for first (k.p.a. art. 64 § 2). What a unit of the gmina sent back, the centre keeps: under one wójt there is no dispute (art. 22).
 */
export function assign(application: Application, matters: readonly string[] | null, { gminas }: Pick<Centre, 'gminas'>, refusedBy: readonly Refusing[]): Outcome<Moved> {
  if (application.state === 'SUBMITTED' && application.defects.some((defect) => CALLED_FOR.has(defect))) return refuse('APPLICATION_INCOMPLETE', 'id');
  return moveParts(application, matters, {
    act: 'assign', fact: 'application.assigned', fits: (part) => isOfOwnOrgan(part, gminas),
    unit: (part) => (part.mode === 'SERVICE_REFERRAL' || part.mode === 'ART38_GMINA' || hasSentBack(part, refusedBy) ? 'CUS-PROG' : part.unit),
  });
}

/** An address can still be found out; nobody but the applicant can sign. */
const CALLED_FOR: ReadonlySet<Defect> = new Set<Defect>(['SIGNATURE_MISSING', 'DECLARATION_MISSING']);

/**
 * What no other organ gets, and no unit by art. 38: matters of the centre's own organ, help that cannot wait here, and services of a performer, to
 * whom the centre refers once the needs are known.
 */
const isOfOwnOrgan = (part: ApplicationPart, gminas: Centre['gminas']): boolean =>
  part.mode === 'INTERNAL' || part.mode === 'SERVICE_REFERRAL' || (part.mode === 'ART38_GMINA' && part.state === 'SENT_BACK') || isEmergencyHere(part, gminas);
