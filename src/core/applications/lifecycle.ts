import type { Life, StateOf } from '../../vocabulary/lifecycle.js';

/** The life of an application (wniosek), read top to bottom. A submitted one already has its competence finding. */
export const APPLICATION_LIFE = {
  SUBMITTED: { assign: 'ASSIGNED', forward: 'FORWARDED' },
  ASSIGNED: { recordNeeds: 'NEEDS_RECORDED' },
  NEEDS_RECORDED: { recordNeeds: 'NEEDS_RECORDED', draftPlan: 'PLAN_DRAFTED' },
  PLAN_DRAFTED: { approvePlan: 'IN_REALISATION' },
  IN_REALISATION: {},
  FORWARDED: {},
} as const satisfies Life;

export type ApplicationState = StateOf<typeof APPLICATION_LIFE>;
