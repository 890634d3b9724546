import type { Fact } from '../../vocabulary/fact.js';
import { UNITS } from '../law/units.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { APPLICATION_LIFE } from './lifecycle.js';

export interface Moved {
  readonly application: Application;
  readonly facts: readonly Fact[];
}

/** Gives the application to the unit inside the centre that the finding names. */
export function assign(application: Application): Outcome<Moved> {
  const state = nextState(APPLICATION_LIFE, application.state, 'assign');
  if (!state) return refuse('APPLICATION_STATE');
  const part = application.finding.parts.find(({ mode, unit }) => mode === 'INTERNAL' || (mode === 'EMERGENCY' && UNITS[unit].seat !== 'ELSEWHERE'));
  if (!part?.unit) return refuse('FINDING_DIFFERS');
  const next: Application = { ...application, state, unit: part.unit };
  return done({ application: next, facts: [applicationFact('application.assigned', next.id, state, { detail: part.unit })] });
}
