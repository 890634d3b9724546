import { UNITS } from '../law/units.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import type { Moved } from './assign.js';
import { APPLICATION_LIFE } from './lifecycle.js';

/**
 * Passes the application to the unit that the finding names: inside the gmina with the applicant's agreement
 * (ustawa o CUS art. 38 ust. 1), to another organ by duty (k.p.a. art. 65 § 1).
 */
export function forward(application: Application): Outcome<Moved> {
  const state = nextState(APPLICATION_LIFE, application.state, 'forward');
  if (!state) return refuse('APPLICATION_STATE');
  const part = application.finding.parts.find(({ mode, unit }) =>
    mode === 'ART38_GMINA' || mode === 'KPA65' || (mode === 'EMERGENCY' && UNITS[unit].seat === 'ELSEWHERE'));
  if (!part?.unit) return refuse('FINDING_DIFFERS');
  if (part.mode === 'ART38_GMINA' && !application.applicant.agreesToForwarding) return refuse('FORWARDING_AGREEMENT_MISSING');
  const next: Application = { ...application, state, unit: part.unit };
  return done({ application: next, facts: [applicationFact('application.forwarded', next.id, state, { detail: part.unit })] });
}
