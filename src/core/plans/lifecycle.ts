import type { Life, StateOf } from '../../vocabulary/lifecycle.js';

/** The life of a plan (IPUS, ustawa o CUS art. 39–41). */
export const PLAN_LIFE = {
  DRAFT: { approve: 'APPROVED' },
  APPROVED: {},
} as const satisfies Life;
export type PlanState = StateOf<typeof PLAN_LIFE>;

/** The life of one item of a plan: a service for a need. */
export const PLAN_ITEM_LIFE = {
  PLANNED: { issueReferral: 'REFERRED' },
  REFERRED: { close: 'CLOSED' },
  CLOSED: {},
} as const satisfies Life;
export type PlanItemState = StateOf<typeof PLAN_ITEM_LIFE>;
