import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { assignApplication } from '../../shell/commands/assign-application.js';
import type { Context } from '../context.js';
import { actOnApplication, MATTERS } from './act-on-application.js';

@Resolver()
export class AssignApplication {
  @Mutation(() => ApplicationPayload, { description: 'Przydziel wniosek jednostce, which the finding names: a team of the centre, or a unit of the same organ, which finds it in its inbox.' })
  assignApplication(
    @Arg('id', () => ID, { description: 'Id of the application.' }) id: string,
    @Arg('matters', () => [String], { nullable: true, description: MATTERS }) matters: string[] | undefined,
    @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => assignApplication(work, id, matters ?? null, context.hub));
  }
}
