import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { burdenedParts, canBeWrittenTo } from './formal-defects.js';
import { APPLICATION_LIFE } from './lifecycle.js';
import type { Moved } from './move-parts.js';

/** Seven by law (k.p.a. art. 64 § 2); more than a year is a slip of the pen. */
const DAYS = { min: 7, max: 365 } as const;

/**
 * Calls the applicant to complete the application (k.p.a. art. 64 § 2), within so many days of delivery. Somebody whom no letter can reach
 * cannot be called: that application is left without recognition (§ 1), or a clerk finds the address out. Who has been called is called `again` on
 * purpose alone, so that two clerks do not do it at once; the new call takes the place of the last one. The fact says the term: `P7D`.
 */
export function callToComplete(application: Application, days: number, again = false): Outcome<Moved> {
  const state = nextState(APPLICATION_LIFE, application.state, again ? 'callAgain' : 'callToComplete');
  if (!state) return refuse('APPLICATION_STATE', 'id');
  if (days < DAYS.min) return refuse('CALL_TOO_SHORT', 'days');
  if (!Number.isInteger(days) || days > DAYS.max) return refuse('INVALID_VALUE', 'days');
  if (burdenedParts(application).length === 0) return refuse('NO_DEFECTS', 'id');
  if (!canBeWrittenTo(application)) return refuse('ADDRESS_UNKNOWN', 'id');
  return done({ application: { ...application, state }, moved: [], facts: [applicationFact('application.called-to-complete', application.id, state, { detail: `P${days}D` })] });
}
