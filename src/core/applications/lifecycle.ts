import type { Life, StateOf } from '../../vocabulary/lifecycle.js';

/**
 * The life of an application (wniosek), read top to bottom. A submitted one already has its competence finding. What happens to
 * each of its matters is the life of a part; the application moves with them.
 */
export const APPLICATION_LIFE = {
  SUBMITTED: {
    assign: 'ASSIGNED', forward: 'FORWARDED', close: 'CLOSED', callToComplete: 'CALLED_TO_COMPLETE', leave: 'LEFT_WITHOUT_RECOGNITION', withdraw: 'WITHDRAWN',
    supplement: 'SUBMITTED', leavePart: 'SUBMITTED',
  },
  CALLED_TO_COMPLETE: { supplement: 'SUBMITTED', callAgain: 'CALLED_TO_COMPLETE', leave: 'LEFT_WITHOUT_RECOGNITION', leavePart: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  ASSIGNED: { recordNeeds: 'NEEDS_RECORDED', forward: 'FORWARDED', sendBack: 'SUBMITTED', withdraw: 'WITHDRAWN' },
  NEEDS_RECORDED: { recordNeeds: 'NEEDS_RECORDED', draftPlan: 'PLAN_DRAFTED', forward: 'FORWARDED', withdraw: 'WITHDRAWN' },
  PLAN_DRAFTED: { approvePlan: 'IN_REALISATION' },
  IN_REALISATION: {},
  FORWARDED: { sendBack: 'SUBMITTED' },
  CLOSED: {},
  LEFT_WITHOUT_RECOGNITION: {},
  WITHDRAWN: {},
} as const satisfies Life;
export type ApplicationState = StateOf<typeof APPLICATION_LIFE>;

/** Nothing more is done in it: neither does a clock run, nor has anybody to decide. */
export const hasEnded = (state: ApplicationState): boolean => state === 'CLOSED' || state === 'LEFT_WITHOUT_RECOGNITION' || state === 'WITHDRAWN';

/** The life of a part (sprawa we wniosku): where one matter of an application is. */
export const PART_LIFE = {
  OPEN: { assign: 'ASSIGNED', forward: 'FORWARDED', split: 'SEPARATED', return: 'RETURNED', inform: 'INFORMED', dispute: 'DISPUTED', leave: 'LEFT' },
  ASSIGNED: { forward: 'FORWARDED', acknowledge: 'ASSIGNED', sendBack: 'SENT_BACK' },
  FORWARDED: { acknowledge: 'TAKEN_OVER', sendBack: 'SENT_BACK' },
  SENT_BACK: { assign: 'ASSIGNED', forward: 'FORWARDED', return: 'RETURNED', dispute: 'DISPUTED', leave: 'LEFT' },
  DISPUTED: { settleOurs: 'ASSIGNED', settleTheirs: 'FORWARDED' },
  TAKEN_OVER: {},
  SEPARATED: {},
  RETURNED: {},
  INFORMED: {},
  LEFT: {},
} as const satisfies Life;
export type PartState = StateOf<typeof PART_LIFE>;

/** The life of a forwarding (przekazanie): followed until the receiving unit has said something, or nobody applies any more. */
export const FORWARDING_LIFE = {
  SENT: { acknowledge: 'ACKNOWLEDGED', refuse: 'REFUSED', withdraw: 'WITHDRAWN' },
  ACKNOWLEDGED: {},
  REFUSED: {},
  WITHDRAWN: {},
} as const satisfies Life;
export type ForwardingState = StateOf<typeof FORWARDING_LIFE>;
