import { clerkSays, type ClerkSays, type DecisionReason, type MatchAnswer } from '../../core/residents/matching/clerk-decisions.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { IdentityReviewRow } from '../store/identity-tables.js';
import { addClerkDecisions, closeReviews, holdRecords } from './identity-decisions.js';
import type { Work } from './work.js';

/** A clerk answers one question of the queue. Of two who answer at once the second one is told that it was decided. */
export async function decideMatch(work: Work, reviewId: string, answer: MatchAnswer, reason: DecisionReason | null): Promise<Outcome<IdentityReviewRow>> {
  const { em, actor, now } = work;
  const about = { action: 'identity.decide', objectType: 'match-review', objectId: reviewId } as const;
  const review = await em.findOne(IdentityReviewRow, { id: reviewId, tenant: actor.tenant });
  if (!review) return work.audit(about, refuse('NOT_FOUND', 'reviewId'));
  const { residentId, system, recordId } = review;
  const record = { system, recordId };
  const outcome = work.may('identity.decide') ? await decide(review) : refuse('NOT_PERMITTED');
  const closed = outcome.ok && answer !== 'LATER' ? await closeReviews(work, answer === 'SAME' ? record : { ...record, residentId }) : [];
  const concerned = new Set([residentId, ...(outcome.ok ? outcome.value : []).map((said) => said.residentId), ...closed]);
  for (const subjectId of concerned) work.audit({ ...about, subjectId }, outcome);
  if (!outcome.ok) return outcome;

  if (answer === 'LATER') review.queuedAt = now;
  else addClerkDecisions(work, outcome.value, reason);
  return done(review);

  async function decide(asked: IdentityReviewRow): Promise<Outcome<readonly ClerkSays[]>> {
    const state = await holdRecords(work, [record]);
    await em.refresh(asked); // as it is now that the record is held
    if (asked.state !== 'OPEN') return refuse('MATCH_DECIDED', 'reviewId');
    return answer === 'LATER' ? done([]) : clerkSays(answer === 'SAME' ? 'LINK' : 'NOT_THE_SAME', { residentId, record }, state);
  }
}
