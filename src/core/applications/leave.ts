import type { Term } from '../law/term.js';
import { deadline } from '../routing/deadlines.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { canBeWrittenTo } from './formal-defects.js';
import { APPLICATION_LIFE } from './lifecycle.js';
import type { Moved } from './move-parts.js';

/** The last call to complete, once it has reached the applicant. */
export interface DeliveredCall {
  readonly deliveredOn: LocalDate;
  readonly term: Term;
}

/**
 * Leaves the application without recognition: at once where no letter can reach the applicant (k.p.a. art. 64 § 1); otherwise only after a call
 * was delivered and its last day has passed with something still missing (§ 2). The fact says by which of the two.
 */
export function leave(application: Application, call: DeliveredCall | null, today: LocalDate): Outcome<Moved> {
  const state = nextState(APPLICATION_LIFE, application.state, 'leave');
  if (!state) return refuse('APPLICATION_STATE', 'id');
  if (application.defects.length === 0) return refuse('NO_DEFECTS', 'id');
  const detail = canBeWrittenTo(application) ? 'KPA64_2' : 'KPA64_1';
  if (detail === 'KPA64_2' && !(call && today > deadline(call.deliveredOn, call.term).legalEnd)) return refuse('CALL_NOT_EXPIRED', 'id');
  return done({ application: { ...application, state }, moved: [], facts: [applicationFact('application.left-without-recognition', application.id, state, { detail })] });
}
