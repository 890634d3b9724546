import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { withdrawApplication } from '../../shell/commands/withdraw-application.js';
import type { Context } from '../context.js';
import { actOnApplication } from './act-on-application.js';

@Resolver()
export class WithdrawApplication {
  @Mutation(() => ApplicationPayload, { description: 'Wycofaj wniosek: the applicant on the own account, or a clerk to whom the applicant said so. Possible until a plan is drawn up; help that cannot wait only a clerk calls off.' })
  withdrawApplication(@Arg('id', () => ID, { description: 'Id of the application.' }) id: string, @Ctx() context: Context): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => withdrawApplication(work, id));
  }
}
