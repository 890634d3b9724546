import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fact, FactType } from '../../vocabulary/fact.js';
import type { ApplicationRow, ReferralRow } from '../store/case-tables.js';
import type { ProviderRow } from '../store/party-tables.js';
import { JournalRow } from '../store/record-tables.js';
import { randomUUIDv7 } from 'node:crypto';

/** Facts that the provider's own system is told; the others stay in the journal, for subscriptions. */
const FOR_THE_PROVIDER: ReadonlySet<FactType> = new Set(['referral.issued', 'referral.answer-refused']);

/** The rows that the facts are about. They are locked by the caller: their sequence numbers grow in order of commit. */
export interface FactRows {
  readonly application: ApplicationRow;
  readonly referral?: ReferralRow;
  readonly provider?: ProviderRow;
}

/** Adds facts to the journal in the caller's transaction, each with the next number of its aggregate. */
export function appendFacts(em: EntityManager, facts: readonly Fact[], rows: FactRows, tenant: string, at: Date): void {
  for (const fact of facts) {
    const aggregate = fact.aggregate === 'referral' ? rows.referral! : rows.application;
    aggregate.sequence += 1;
    em.persist(em.create(JournalRow, {
      eventId: randomUUIDv7(), tenant, type: fact.type, aggregateId: aggregate.id, aggregateSequence: aggregate.sequence,
      applicationId: fact.applicationId, planId: fact.planId ?? null, planItemId: fact.planItemId ?? null,
      referralId: fact.referralId ?? null, providerId: fact.providerId ?? null, state: fact.state, detail: fact.detail ?? null, at,
      position: null, publishedAt: null, lane: FOR_THE_PROVIDER.has(fact.type) ? rows.provider!.code : null,
    }));
  }
}
