import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LocalDateScalar } from '../../../schema/scalars/local-date.js';
import { DeadlinePayload } from '../../../schema/types/payload.js';
import { meetDeadline } from '../../shell/commands/meet-deadline.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';
import { actOnDeadline } from './pause-deadline.js';

@Resolver()
export class MeetDeadline {
  @Mutation(() => DeadlinePayload, {
    description: 'Zapisz, że czynność wykonano: the matter was settled, or the interview held, so that this clock ends, running or standing. '
      + 'For the duties of the authority; the terms of the applicant end with what the applicant does, or by themselves.',
  })
  meetDeadline(
    @Arg('id', () => ID, { description: 'Id of the clock.' }) id: string,
    @Arg('on', () => LocalDateScalar, { description: 'Day on which it was done, today at the latest.' }) on: LocalDate,
    @Ctx() context: Context,
  ): Promise<DeadlinePayload> {
    return actOnDeadline(context, id, 'id', (work) => meetDeadline(work, id, on));
  }
}
