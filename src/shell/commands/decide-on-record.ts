import { clerkSays, type ClerkSays, type DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import type { ClerkAct } from '../../core/residents/matching/decisions.js';
import type { Pair } from '../../core/residents/matching/pair.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { IdentityDecisionRow } from '../store/identity-tables.js';
import { ResidentRow } from '../store/party-tables.js';
import { addClerkDecisions, closeReview, holdRecords } from './identity-decisions.js';
import type { Work } from './work.js';

/** A clerk decides whether a record belongs to a resident. */
export async function decideOnRecord(work: Work, pair: Pair, act: ClerkAct, reason: DecisionReason | null): Promise<Outcome<IdentityDecisionRow>> {
  const { residentId, record } = pair;
  const about = { action: 'identity.decide', objectType: 'source-record', objectId: `${record.system}:${record.recordId}` } as const;
  const known = await work.em.count(ResidentRow, { id: residentId, tenant: work.actor.tenant });
  if (known === 0) return work.audit(about, refuse('NOT_FOUND', 'residentId'));
  const outcome: Outcome<readonly ClerkSays[]> = work.may('identity.decide') ? clerkSays(act, pair, await holdRecords(work, [record])) : refuse('NOT_PERMITTED');
  if (!outcome.ok) return work.audit({ ...about, subjectId: residentId }, outcome);

  for (const subjectId of new Set(outcome.value.map((said) => said.residentId))) work.audit({ ...about, subjectId }, outcome);
  if (act !== 'UNLINK') await closeReview(work, pair); // an unlinked record may still be asked about
  return done(addClerkDecisions(work, outcome.value, reason));
}
