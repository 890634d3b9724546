import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { PlanPayload } from '../../../schema/types/payload.js';
import { approvePlan } from '../../shell/commands/approve-plan.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { userErrorsOf } from '../to-graph.js';

@Resolver()
export class ApprovePlan {
  @Mutation(() => PlanPayload, { description: 'Zatwierdź plan: the director, or the organizer by authorisation (ustawa o CUS art. 41 ust. 1).' })
  async approvePlan(@Arg('id', () => ID, { description: 'Id of the plan.' }) id: string, @Ctx() context: Context): Promise<PlanPayload> {
    const who = whoActs(context);
    const outcome = UUID.test(id) ? await context.hub.run(who, (work) => approvePlan(work, id)) : refuse('NOT_FOUND', 'id');
    return { plan: outcome.ok ? outcome.value : null, userErrors: userErrorsOf(outcome) };
  }
}
