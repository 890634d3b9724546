import { EVENT_TYPES } from '../../../schema/event-types.js';
import type { FactType } from '../../vocabulary/fact.js';
import { toBinary } from '../kafka/cloud-event.js';
import type { EventRecord } from '../kafka/event-log.js';

/** A row of the journal as the relay reads it: column names, and the referral's deadline. */
export interface JournalEntry {
  readonly id: string;
  readonly event_id: string;
  readonly tenant: string;
  readonly type: FactType;
  readonly aggregate_sequence: number;
  readonly referral_id: string;
  readonly state: string;
  readonly detail: string | null;
  readonly at: Date;
  readonly answer_by: string;
}

const dataOf = ({ type, referral_id: referralId, state, detail, answer_by: answerBy }: JournalEntry) =>
  type === 'referral.answer-refused'
    ? { eventType: EVENT_TYPES.answerRefused, data: { referralId, state, reason: detail } }
    : { eventType: EVENT_TYPES.referralIssued, data: { referralId, state, answerBy } };

/** CloudEvents 1.0, binary mode: attributes are headers, the value is the data alone. The key keeps a referral's events in order. */
export function referralEvent(entry: JournalEntry, graphUrl: string): Omit<EventRecord, 'topic'> {
  const { eventType, data } = dataOf(entry);
  return {
    key: entry.referral_id,
    ...toBinary({
      specversion: '1.0', id: entry.event_id, source: `/hub/${entry.tenant}/referrals/${entry.referral_id}`, type: eventType.type,
      subject: entry.referral_id, time: entry.at.toISOString(), datacontenttype: 'application/json',
      partitionkey: entry.referral_id, sequence: String(entry.aggregate_sequence).padStart(10, '0'),
      dataref: `${graphUrl}#referralPackage/${entry.referral_id}`,
      data: Buffer.from(JSON.stringify(data)),
    }),
  };
}
