import { EVENT_TYPES } from '../../../schema/event-types.js';
import { isReferralOutcome } from '../../core/referrals/referral.js';
import { parseLocalDate } from '../../vocabulary/local-date.js';
import type { ReferralAnswer } from '../commands/answer-referral.js';
import type { CloudEvent } from '../kafka/cloud-event.js';

/** What a provider's event asks the hub to do. */
export interface ProviderMessage {
  readonly referralId: string;
  readonly answer: ReferralAnswer;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads the data of an event by its type; what it does not know of the data it ignores. Undefined when it cannot be carried out. */
export function parseProviderMessage({ type, data }: CloudEvent): ProviderMessage | undefined {
  const said = parseObject(data);
  if (!said || typeof said['referralId'] !== 'string' || !UUID.test(said['referralId'])) return undefined;
  const on = said['on'] === undefined ? null : typeof said['on'] === 'string' ? parseLocalDate(said['on']) : undefined;
  if (on === undefined) return undefined;
  const answer = answerOf(type, on, said['outcome']);
  return answer && { referralId: said['referralId'].toLowerCase(), answer };
}

function answerOf(type: string, on: (ReferralAnswer & { act: 'start' })['on'], outcome: unknown): ReferralAnswer | undefined {
  switch (type) {
    case EVENT_TYPES.referralAccepted.type: return { act: 'accept' };
    case EVENT_TYPES.referralStarted.type: return { act: 'start', on };
    case EVENT_TYPES.referralCompleted.type: return { act: 'complete', on, outcome: isReferralOutcome(outcome) ? outcome : undefined };
    default: return undefined;
  }
}

function parseObject(data: Uint8Array | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
