import { UNITS } from '../law/units.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { Application } from './application.js';
import { moveParts, type Moved } from './move-parts.js';
import type { ApplicationPart } from './part.js';

/** Gives the application, or the named matters of it, to the unit inside the centre that the finding names. */
export const assign = (application: Application, matters: readonly string[] | null = null): Outcome<Moved> =>
  moveParts(application, matters, { act: 'assign', fact: 'application.assigned', fits: staysInTheCentre, unit });

/**
 * What no other organ gets, and no unit by art. 38: matters of the centre's own organ, help that cannot wait, and services of a performer, to whom the
 * centre refers once the needs are known.
 */
const staysInTheCentre = ({ mode, unit }: ApplicationPart): boolean =>
  mode === 'INTERNAL' || mode === 'SERVICE_REFERRAL' || (mode === 'EMERGENCY' && unit !== null && UNITS[unit].seat !== 'ELSEWHERE');

const unit = ({ mode, unit: found }: ApplicationPart): ApplicationPart['unit'] => (mode === 'SERVICE_REFERRAL' ? 'CUS-PROG' : found);
