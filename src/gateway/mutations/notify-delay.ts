import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LocalDateScalar } from '../../../schema/scalars/local-date.js';
import { DelayReasonEnum } from '../../../schema/types/deadline.js';
import { DeadlinePayload } from '../../../schema/types/payload.js';
import type { DelayReason } from '../../core/letters/delay-reasons.js';
import { notifyDelay } from '../../shell/commands/notify-delay.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';
import { actOnDeadline } from './pause-deadline.js';

@Resolver()
export class NotifyDelay {
  @Mutation(() => DeadlinePayload, {
    description: 'Zawiadom o niezałatwieniu sprawy w terminie: why, until when it will be, and that a reminder (ponaglenie) may be filed (k.p.a. art. 36). As often as it happens.',
  })
  notifyDelay(
    @Arg('deadlineId', () => ID, { description: 'Id of the clock.' }) id: string,
    @Arg('reason', () => DelayReasonEnum, { description: 'Dlaczego.' }) reason: DelayReason,
    @Arg('newDate', () => LocalDateScalar, { description: 'Nowy termin: a working day after today, and after the one that it takes the place of.' }) newDate: LocalDate,
    @Ctx() context: Context,
  ): Promise<DeadlinePayload> {
    return actOnDeadline(context, id, 'deadlineId', (work) => notifyDelay(work, id, { reason, newDate }, context.hub.office));
  }
}
