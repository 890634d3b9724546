import type { Actor } from '../access/actor.js';
import type { Unit } from '../law/units.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Applicant, Application } from './application.js';
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

/** Who filed an application, and about whom. */
export interface Filed {
  readonly submittedBy: string;
  readonly residentId: string;
  readonly applicant: Pick<Applicant, 'capacity'>;
}

/** On an account the applicant acts, and not whoever it is about; staff write down what the applicant said. */
export const speaksForApplicant = ({ id, role, resident }: Actor, { submittedBy, residentId, applicant }: Filed): boolean =>
  role !== 'resident' || submittedBy === id || (applicant.capacity === 'PERSON_CONCERNED' && residentId === resident);
