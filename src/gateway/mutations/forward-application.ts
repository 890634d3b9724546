import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { forwardApplication } from '../../shell/commands/forward-application.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showApplication, userErrorsOf } from '../to-graph.js';

@Resolver()
export class ForwardApplication {
  @Mutation(() => ApplicationPayload, { description: 'Przekaż wniosek jednostce albo organowi, which the finding names.' })
  async forwardApplication(@Arg('id', () => ID, { description: 'Id of the application.' }) id: string, @Ctx() context: Context): Promise<ApplicationPayload> {
    const who = whoActs(context);
    const outcome = UUID.test(id) ? await context.hub.run(who, (work) => forwardApplication(work, id)) : refuse('NOT_FOUND', 'id');
    return { application: outcome.ok ? showApplication(outcome.value) : null, userErrors: userErrorsOf(outcome) };
  }
}
