import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { NeedInput } from '../../../schema/types/case.js';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { recordNeeds } from '../../shell/commands/record-needs.js';
import { refuse } from '../../vocabulary/refusals.js';
import { whoActs, type Context } from '../context.js';
import { UUID } from '../page.js';
import { showApplication, userErrorsOf } from '../to-graph.js';

@Resolver()
export class RecordNeeds {
  @Mutation(() => ApplicationPayload, { description: 'Zapisz potrzeby rozpoznane z wnioskodawcą (ustawa o CUS art. 37).' })
  async recordNeeds(
    @Arg('applicationId', () => ID, { description: 'Id of the application.' }) applicationId: string,
    @Arg('needs', () => [NeedInput], { description: 'At least one.' }) needs: NeedInput[],
    @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    const who = whoActs(context);
    const outcome = UUID.test(applicationId) ? await context.hub.run(who, (work) => recordNeeds(work, applicationId, needs)) : refuse('NOT_FOUND', 'applicationId');
    return { application: outcome.ok ? showApplication(outcome.value) : null, userErrors: userErrorsOf(outcome) };
  }
}
