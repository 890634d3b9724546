import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { APPLICATION_LIFE, type ApplicationState } from '../applications/lifecycle.js';
import { PLAN_LIFE } from './lifecycle.js';
import type { Plan } from './plan.js';

/** The director, or the organizer by authorisation, approves the plan (art. 41 ust. 1). */
export function approve(application: ApplicationState, plan: Plan): Outcome<{ applicationState: ApplicationState; plan: Plan }> {
  const state = nextState(PLAN_LIFE, plan.state, 'approve');
  const applicationState = nextState(APPLICATION_LIFE, application, 'approvePlan');
  if (!state || !applicationState) return refuse('PLAN_STATE', 'id');
  return done({ applicationState, plan: { ...plan, state } });
}
