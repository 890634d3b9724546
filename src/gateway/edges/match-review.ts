import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { MatchReview } from '../../../schema/types/identity.js';
import type { Context } from '../context.js';

@Resolver(() => MatchReview)
export class MatchReviewEdges {
  @FieldResolver(() => ID, { nullable: true, description: 'Wniosek: the newest one about this resident. `residentOf` opens the picture by it; empty where nobody filed one.' })
  applicationId(@Root() { residentId }: MatchReview, @Ctx() { load }: Context): Promise<string | null> {
    return load.identity.newestApplication.load(residentId);
  }
}
