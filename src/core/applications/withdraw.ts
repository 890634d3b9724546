import type { Unit } from '../law/units.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { APPLICATION_LIFE } from './lifecycle.js';
import type { Moved } from './move-parts.js';

/** The applicant takes the application back, as long as no plan was drawn up from it. `units` have matters of it, and each is told by a fact of its own. */
export function withdraw(application: Application, units: readonly Unit[]): Outcome<Moved> {
  const state = nextState(APPLICATION_LIFE, application.state, 'withdraw');
  if (!state) return refuse('APPLICATION_STATE', 'id');
  const told = [{}, ...[...new Set(units)].map((detail) => ({ detail }))];
  return done({ application: { ...application, state }, moved: [], facts: told.map((more) => applicationFact('application.withdrawn', application.id, state, more)) });
}
