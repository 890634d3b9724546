import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { assignApplication } from '../../shell/commands/assign-application.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showApplication, userErrorsOf } from '../to-graph.js';

@Resolver()
export class AssignApplication {
  @Mutation(() => ApplicationPayload, { description: 'Przydziel wniosek jednostce w centrum, which the finding names.' })
  async assignApplication(@Arg('id', () => ID, { description: 'Id of the application.' }) id: string, @Ctx() context: Context): Promise<ApplicationPayload> {
    const who = whoActs(context);
    const outcome = UUID.test(id) ? await context.hub.run(who, (work) => assignApplication(work, id)) : refuse('NOT_FOUND', 'id');
    return { application: outcome.ok ? showApplication(outcome.value) : null, userErrors: userErrorsOf(outcome) };
  }
}
