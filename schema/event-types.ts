import { REFERRAL_OUTCOMES } from '../src/core/referrals/referral.js';
import { REFERRAL_LIFE } from '../src/core/referrals/lifecycle.js';
import { REFUSALS } from '../src/vocabulary/refusals.js';

/** JSON Schema 2020-12, as far as events need it. */
export interface EventSchema {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One kind of message between the hub and providers' systems. */
export interface EventType {
  /** CloudEvents `type`: reverse DNS, past tense, version. A breaking change is a new version. */
  readonly type: string;
  /** `out`: the hub tells the provider. `in`: the provider tells the hub. */
  readonly direction: 'out' | 'in';
  readonly title: string;
  readonly description: string;
  readonly data: EventSchema;
}

const REFERRAL_ID = { type: 'string', format: 'uuid', description: 'Id of the referral (skierowanie). Says nothing about the person.' } as const;
const ON = { type: 'string', format: 'date', description: 'The day it happened; the day of the event when left out. Never in the future.' } as const;

/** No personal data anywhere: what a provider may know of the person it fetches through the graph, with its own token, audited. */
export const EVENT_TYPES = {
  referralIssued: {
    type: 'pl.cus.referral.issued.v1', direction: 'out', title: 'Skierowanie wydane',
    description: 'The centre refers a person to this provider. `dataref` leads to the referral package in the graph.',
    data: {
      type: 'object', required: ['referralId', 'state', 'answerBy'],
      properties: {
        referralId: REFERRAL_ID,
        state: { type: 'string', enum: Object.keys(REFERRAL_LIFE), description: 'State of the referral after this event.' },
        answerBy: { type: 'string', format: 'date', description: 'Working day by which an answer is expected.' },
      },
    },
  },
  answerRefused: {
    type: 'pl.cus.referral.answer-refused.v1', direction: 'out', title: 'Odpowiedź realizatora odrzucona',
    description: 'The hub did not carry out an event of this provider. `reason` is a code of the list of refusals; the referral keeps its state.',
    data: {
      type: 'object', required: ['referralId', 'state', 'reason'],
      properties: {
        referralId: REFERRAL_ID,
        state: { type: 'string', enum: Object.keys(REFERRAL_LIFE), description: 'State that the referral is in.' },
        reason: { type: 'string', enum: Object.keys(REFUSALS), description: 'Why: a code of the list of refusals.' },
      },
    },
  },
  referralAccepted: {
    type: 'pl.cus.referral.accepted.v1', direction: 'in', title: 'Skierowanie przyjęte',
    description: 'The provider takes the referral on.',
    data: { type: 'object', required: ['referralId'], properties: { referralId: REFERRAL_ID } },
  },
  referralStarted: {
    type: 'pl.cus.referral.started.v1', direction: 'in', title: 'Realizacja rozpoczęta',
    description: 'The provider has begun to deliver the service.',
    data: { type: 'object', required: ['referralId'], properties: { referralId: REFERRAL_ID, on: ON } },
  },
  referralCompleted: {
    type: 'pl.cus.referral.completed.v1', direction: 'in', title: 'Realizacja zakończona',
    description: 'The provider has finished, and says with what outcome.',
    data: {
      type: 'object', required: ['referralId', 'outcome'],
      properties: {
        referralId: REFERRAL_ID, on: ON,
        outcome: { type: 'string', enum: Object.keys(REFERRAL_OUTCOMES), description: 'What came of it.' },
      },
    },
  },
} as const satisfies Record<string, EventType>;

export const eventTypes = (): readonly EventType[] => Object.values(EVENT_TYPES);
