import { randomUUID } from 'node:crypto';
import { type ComparedLink, whyFound } from '../../core/residents/links.js';
import { proposalFor } from '../../core/residents/matching/decisions.js';
import type { MatchFinding } from '../../core/residents/matching/match.js';
import type { Pair } from '../../core/residents/matching/pair.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { IdentityDecisionRow, IdentityReviewRow } from '../store/identity-tables.js';
import { closeReviews, holdRecords } from './identity-decisions.js';
import type { Work } from './work.js';

/**
 * Writes down what the hub proposes of one resident's records: a link is its own decision, a doubt is a question for a clerk, and each
 * stands there once, however often it is found. Nobody acts here: the reading that led to it has its own entry in the audit.
 */
export async function recordFindings(work: Work, residentId: string, links: readonly ComparedLink[]): Promise<Outcome<null>> {
  const state = await holdRecords(work, links.map(({ system, recordId }) => ({ system, recordId })));
  for (const { system, recordId, finding } of links) {
    const pair = { residentId, record: { system, recordId } };
    const proposal = proposalFor(finding, pair, state);
    if (proposal === 'LINK') await link(work, pair, finding);
    if (proposal === 'REVIEW') await ask(work, pair, finding);
  }
  return done(null);
}

async function link(work: Work, { residentId, record }: Pair, { how, bits }: MatchFinding): Promise<void> {
  const { em, actor: { tenant }, now } = work;
  await closeReviews(work, { ...record, residentId }); // a doubt that the sources have cleared up by themselves
  em.persist(em.create(IdentityDecisionRow, {
    tenant, residentId, ...record, by: 'HUB', act: 'LINK', made: how === 'SCORED' ? { how, bits } : { how: 'SAME_IDENTIFIER' },
    reason: null, actorId: null, decidedAt: now,
  }));
}

async function ask({ em, actor: { tenant }, now }: Work, { residentId, record }: Pair, finding: MatchFinding): Promise<void> {
  if ((await em.count(IdentityReviewRow, { residentId, ...record, state: 'OPEN' })) > 0) return;
  em.persist(em.create(IdentityReviewRow, {
    id: randomUUID(), tenant, residentId, ...record, bits: finding.bits, because: whyFound(finding).join(' '),
    compared: finding.compared.filter(({ level }) => level !== 'MISSING').map(({ because }) => because), foundAt: now, queuedAt: now, state: 'OPEN',
  }));
}
