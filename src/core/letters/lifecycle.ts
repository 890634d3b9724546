import type { Life, StateOf } from '../../vocabulary/lifecycle.js';

/**
 * The life of a dispatch (wysyłka): one way of one letter to its addressee. Nothing is sent twice by itself: whoever begins says so first, and what is
 * lost between that and the answer waits for a clerk (REVIEW_REQUIRED). There a letter begins that must not go home by itself.
 */
export const DISPATCH_LIFE = {
  QUEUED: { begin: 'SENDING', giveUp: 'ABANDONED' },
  SENDING: { take: 'SENT', postpone: 'QUEUED', refuse: 'FAILED', lose: 'REVIEW_REQUIRED' },
  SENT: { deliver: 'DELIVERED', deem: 'DEEMED_DELIVERED', fail: 'UNDELIVERED' },
  REVIEW_REQUIRED: { confirm: 'SENT', sendAgain: 'QUEUED', giveUp: 'ABANDONED' },
  FAILED: { sendAgain: 'QUEUED', giveUp: 'ABANDONED' },
  UNDELIVERED: { sendAgain: 'QUEUED', giveUp: 'ABANDONED' },
  DELIVERED: {},
  DEEMED_DELIVERED: {},
  ABANDONED: {},
} as const satisfies Life;
export type DispatchState = StateOf<typeof DISPATCH_LIFE>;
