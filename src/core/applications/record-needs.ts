import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationState } from './lifecycle.js';
import { APPLICATION_LIFE } from './lifecycle.js';

/** A need recognised in the talk with the applicant (rozpoznanie indywidualnych potrzeb, ustawa o CUS art. 37). */
export interface RecognisedNeed {
  /** Area of social services, 1–14 in the order of art. 2 ust. 1. */
  readonly area: number;
  readonly description: string;
}

const NEEDS_MAX = 50;
const DESCRIPTION_LENGTH_MAX = 2_000;

/** Needs can be recorded until a plan answers them. */
export function recordNeeds(state: ApplicationState, needs: readonly RecognisedNeed[]): Outcome<ApplicationState> {
  const next = nextState(APPLICATION_LIFE, state, 'recordNeeds');
  if (!next) return refuse('APPLICATION_STATE', 'applicationId');
  if (needs.length === 0) return refuse('NEEDS_MISSING', 'needs');
  if (needs.length > NEEDS_MAX) return refuse('INVALID_VALUE', 'needs');
  for (const [position, { area, description }] of needs.entries()) {
    if (!Number.isInteger(area) || area < 1 || area > 14) return refuse('INVALID_VALUE', `needs.${position}.area`);
    const length = description.trim().length;
    if (length === 0 || length > DESCRIPTION_LENGTH_MAX) return refuse('INVALID_VALUE', `needs.${position}.description`);
  }
  return done(next);
}
