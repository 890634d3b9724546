import { clerkSays, type ClerkSays, type DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import type { ClerkAct } from '../../core/residents/matching/decisions.js';
import type { Pair } from '../../core/residents/matching/pair.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import type { IdentityDecisionRow } from '../store/identity-tables.js';
import { ResidentRow } from '../store/party-tables.js';
import { addClerkDecisions, closeReviews, holdRecords } from './identity-decisions.js';
import type { Work } from './work.js';

/** A clerk decides whether a record belongs to a resident. */
export async function decideOnRecord(work: Work, pair: Pair, act: ClerkAct, reason: DecisionReason | null): Promise<Outcome<IdentityDecisionRow>> {
  const { residentId, record } = pair;
  const about = { action: 'identity.decide', objectType: 'source-record', objectId: `${record.system}:${record.recordId}` } as const;
  const known = await work.em.count(ResidentRow, { id: residentId, tenant: work.actor.tenant });
  if (known === 0) return work.audit(about, refuse('NOT_FOUND', 'residentId'));
  const outcome: Outcome<readonly ClerkSays[]> = await decide();
  if (!outcome.ok) return work.audit({ ...about, subjectId: residentId }, outcome);

  const closed = act === 'UNLINK' ? [] : await closeReviews(work, act === 'LINK' ? record : { ...record, residentId }); // an unlinked record may still be asked about
  for (const subjectId of new Set([...outcome.value.map((said) => said.residentId), ...closed])) work.audit({ ...about, subjectId }, outcome);
  return done(addClerkDecisions(work, outcome.value, reason));

  async function decide(): Promise<Outcome<readonly ClerkSays[]>> {
    if (!work.may('identity.decide')) return refuse('NOT_PERMITTED');
    if (act === 'LINK' && !knowsPeople(record.system)) return refuse('INVALID_VALUE', 'system');
    return clerkSays(act, pair, await holdRecords(work, [record]));
  }
}

/** A catalogue of services holds nobody's record. */
const knowsPeople = (system: SourceSystem): boolean => system !== 'NGO';
