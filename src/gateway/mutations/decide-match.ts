import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { DecisionReasonEnum, MatchAnswerEnum } from '../../../schema/types/identity.js';
import { MatchReviewPayload } from '../../../schema/types/payload.js';
import type { DecisionReason, MatchAnswer } from '../../core/residents/matching/clerk-decisions.js';
import { decideMatch } from '../../shell/commands/decide-match.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

@Resolver()
export class DecideMatch {
  @Mutation(() => MatchReviewPayload, { description: 'Rozstrzygnij, czy to ta sama osoba: answers one question of `matchReviews`.' })
  async decideMatch(
    @Arg('reviewId', () => ID, { description: 'Id of the question.' }) reviewId: string,
    @Arg('decision', () => MatchAnswerEnum, { description: 'Odpowiedź.' }) decision: MatchAnswer,
    @Arg('reason', () => DecisionReasonEnum, { nullable: true, description: 'Na czym opiera się rozstrzygnięcie.' }) reason: DecisionReason | null | undefined,
    @Ctx() context: Context,
  ): Promise<MatchReviewPayload> {
    const who = whoActs(context);
    const outcome = UUID.test(reviewId)
      ? await context.hub.run(who, (work) => decideMatch(work, reviewId, decision, reason ?? null)) : refuse('NOT_FOUND', 'reviewId');
    return { review: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
  }
}
