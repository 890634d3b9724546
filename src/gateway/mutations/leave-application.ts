import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { leaveApplication } from '../../shell/commands/leave-application.js';
import type { Context } from '../context.js';
import { actOnApplication } from './act-on-application.js';

@Resolver()
export class LeaveApplication {
  @Mutation(() => ApplicationPayload, {
    description: 'Pozostaw wniosek bez rozpoznania, or those of its matters that lack something; the others go on. At once where no letter can reach the applicant (k.p.a. art. 64 § 1), otherwise after the call was delivered and its term has passed (§ 2).',
  })
  leaveWithoutRecognition(@Arg('id', () => ID, { description: 'Id of the application.' }) id: string, @Ctx() context: Context): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => leaveApplication(work, id, context.hub.office));
  }
}
