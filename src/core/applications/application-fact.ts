import type { Fact, FactType } from '../../vocabulary/fact.js';
import type { ApplicationState } from './lifecycle.js';

/** A fact of an application, of its needs or of its plan. */
export const applicationFact = (
  type: FactType, applicationId: string, state: ApplicationState, more: Pick<Fact, 'planId' | 'detail'> = {},
): Fact => ({ type, aggregate: 'application', applicationId, state, ...more });
