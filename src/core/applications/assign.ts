import type { Centre } from '../routing/facts.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { isUnsigned } from './formal-defects.js';
import { hasSentBack, type Refusing } from './forward.js';
import { moveParts, type Moved } from './move-parts.js';
import { isEmergencyHere, type ApplicationPart } from './part.js';

/**
 * Gives the application, or the named matters of it, to the unit of the centre's own organ that the finding names. What is not signed or declared is
 * called for first (k.p.a. art. 64 § 2), and the other matters go on without it. What a unit of the gmina sent back, the centre keeps: under one wójt there is
 * no dispute (art. 22). So it does with help that cannot wait and that anybody sent back: somebody has to act (art. 23).
 */
export function assign(application: Application, matters: readonly string[] | null, { gminas }: Pick<Centre, 'gminas'>, refusedBy: readonly Refusing[]): Outcome<Moved> {
  const unsigned = application.state === 'SUBMITTED' ? application.parts.filter((part) => isUnsigned(application, part) && isOfOwnOrgan(part, gminas)) : [];
  const isNamed = unsigned.some(({ matter }) => matters?.includes(matter));
  if (isNamed || (unsigned.length > 0 && matters === null && !application.parts.some((part) => isOfOwnOrgan(part, gminas) && !unsigned.includes(part)))) {
    return refuse('APPLICATION_INCOMPLETE', isNamed ? 'matters' : 'id');
  }
  return moveParts(application, matters, {
    act: 'assign', fact: 'application.assigned', fits: (part) => isOfOwnOrgan(part, gminas) && !unsigned.includes(part),
    unit: (part) => (part.mode === 'SERVICE_REFERRAL' || part.mode === 'ART38_GMINA' || isUrgentAndBack(part) || hasSentBack(part, refusedBy) ? 'CUS-PROG' : part.unit),
  });
}

/**
 * What no other organ gets, and no unit by art. 38: matters of the centre's own organ, help that cannot wait here, and services of a performer, to
 * whom the centre refers once the needs are known.
 */
const isOfOwnOrgan = (part: ApplicationPart, gminas: Centre['gminas']): boolean =>
  part.mode === 'INTERNAL' || part.mode === 'SERVICE_REFERRAL' || (part.mode === 'ART38_GMINA' && part.state === 'SENT_BACK') || isUrgentAndBack(part) || isEmergencyHere(part, gminas);

const isUrgentAndBack = ({ mode, state }: ApplicationPart): boolean => mode === 'EMERGENCY' && state === 'SENT_BACK';
