import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { ApplicationPayload } from '../../../schema/types/payload.js';
import { callToComplete } from '../../shell/commands/call-to-complete.js';
import type { Context } from '../context.js';
import { actOnApplication } from './act-on-application.js';

@Resolver()
export class CallToComplete {
  @Mutation(() => ApplicationPayload, { description: 'Wezwij do uzupełnienia wniosku, by letter: the days count from its delivery (k.p.a. art. 64 § 2).' })
  callToComplete(
    @Arg('id', () => ID, { description: 'Id of the application.' }) id: string,
    @Arg('days', () => Int, { defaultValue: 7, description: 'Days to complete it, at least 7.' }) days: number,
    @Arg('again', () => Boolean, { defaultValue: false, description: 'Wezwij ponownie: the applicant was called already, and the new call takes the place of the last one.' }) again: boolean,
    @Ctx() context: Context,
  ): Promise<ApplicationPayload> {
    return actOnApplication(context, id, (work) => callToComplete(work, id, { days, again }, context.hub.office));
  }
}
