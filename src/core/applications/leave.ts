import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { canBeWrittenTo } from './formal-defects.js';
import { APPLICATION_LIFE } from './lifecycle.js';
import type { Moved } from './move-parts.js';

/**
 * Leaves the application without recognition: at once where no letter can reach the applicant (k.p.a. art. 64 § 1); otherwise only after a call
 * was delivered and its last day has passed with something still missing (§ 2). The fact says by which of the two. `lastDay`: the legal end of
 * the applicant's term; null where none runs, as nobody was called or the call is still on its way.
 */
export function leave(application: Application, lastDay: LocalDate | null, today: LocalDate): Outcome<Moved> {
  const state = nextState(APPLICATION_LIFE, application.state, 'leave');
  if (!state) return refuse('APPLICATION_STATE', 'id');
  if (application.defects.length === 0) return refuse('NO_DEFECTS', 'id');
  const detail = canBeWrittenTo(application) ? 'KPA64_2' : 'KPA64_1';
  if (detail === 'KPA64_2' && (lastDay === null || today <= lastDay)) return refuse('CALL_NOT_EXPIRED', 'id');
  return done({ application: { ...application, state }, moved: [], facts: [applicationFact('application.left-without-recognition', application.id, state, { detail })] });
}
