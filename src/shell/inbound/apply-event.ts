import { createHash } from 'node:crypto';
import type { Actor } from '../../core/access/actor.js';
import { referralFact } from '../../core/referrals/referral-fact.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { done } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { answerReferral, findReferralCase } from '../commands/answer-referral.js';
import type { InOneTransaction, Work } from '../commands/work.js';
import type { CloudEvent } from '../kafka/cloud-event.js';
import { InboxRow } from '../store/record-tables.js';
import { parseProviderMessage } from './provider-message.js';

/** CONFLICT: an id that was used before, with another content. The first one stands; somebody should ask the provider. */
export type Applied = 'APPLIED' | 'REJECTED' | 'DUPLICATE' | 'CONFLICT';

/**
 * Carries out one event of a provider, once: its (source, id) is written to the inbox in the transaction of its effect.
 * Who speaks is known from the topic; a `source` of somebody else is rejected.
 */
export async function applyEvent(run: InOneTransaction, tenant: string, provider: string, event: CloudEvent): Promise<Applied> {
  const actor: Actor = { id: provider, role: 'provider', tenant, provider };
  const outcome = await run({ actor, correlationId: event.id }, (work) => applyOnce(work, provider, event));
  if (!outcome.ok) throw new Error('an inbox entry is never refused');
  return outcome.value;
}

async function applyOnce(work: Work, provider: string, event: CloudEvent): Promise<Outcome<Applied>> {
  const { em, now } = work;
  const bodyDigest = createHash('sha256').update(event.type).update('\n').update(event.data ?? '').digest('hex');
  // Two deliveries of one event at once: the second waits here for the first one's commit, and then sees its row.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 18504))', [`${event.source}\n${event.id}`]);
  const before = await em.findOne(InboxRow, { source: inboxSource(provider, event), eventId: event.id });
  if (before) return done<Applied>(before.bodyDigest === bodyDigest ? 'DUPLICATE' : 'CONFLICT');

  const outcome = await carryOut(work, provider, event);
  const status = outcome.ok ? 'APPLIED' : 'REJECTED';
  em.persist(em.create(InboxRow, {
    source: inboxSource(provider, event), eventId: event.id, receivedAt: now, type: event.type, bodyDigest, status,
    reason: outcome.ok ? null : outcome.refusals[0].code,
  }));
  return done<Applied>(status);
}

/** Bound to the topic's provider, so that nobody can use up another one's event ids. */
const inboxSource = (provider: string, { source }: CloudEvent) => `${provider} ${source}`;

async function carryOut(work: Work, provider: string, event: CloudEvent): Promise<Outcome<unknown>> {
  if (event.source !== `/providers/${provider}` && !event.source.startsWith(`/providers/${provider}/`)) return refuse('NOT_PERMITTED', 'source');
  const message = parseProviderMessage(event);
  if (!message) return refuse('INVALID_VALUE', 'data');
  const outcome = await answerReferral(work, message.referralId, message.answer);
  if (!outcome.ok) await tellTheProvider(work, message.referralId, outcome.refusals[0].code);
  return outcome;
}

/** A refused answer is no silence: the provider's own topic says which answer and why. */
async function tellTheProvider(work: Work, referralId: string, reason: string): Promise<void> {
  const found = await findReferralCase(work, referralId);
  if (!found) return;
  work.append([{ ...referralFact('referral.answer-refused', found.referral), detail: reason }], found);
}
