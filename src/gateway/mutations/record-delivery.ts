import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { LocalDateScalar } from '../../../schema/scalars/local-date.js';
import { DispatchPayload } from '../../../schema/types/payload.js';
import { recordDelivery } from '../../shell/commands/record-delivery.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';
import { actOnDispatch, ID_OF_DISPATCH } from './act-on-dispatch.js';

@Resolver()
export class RecordDelivery {
  @Mutation(() => DispatchPayload, {
    description: 'Zapisz doręczenie: by the receipt (zwrotne potwierdzenie odbioru), or that the letter came back. Only of what the hub cannot follow by itself.',
  })
  recordDelivery(
    @Arg('id', () => ID, ID_OF_DISPATCH) id: string,
    @Arg('deliveredOn', () => LocalDateScalar, { description: 'Dzień doręczenia, or on which it came back; not before it was posted, not in the future.' }) deliveredOn: LocalDate,
    @Arg('undelivered', () => Boolean, { defaultValue: false, description: 'Niedoręczone: it came back.' }) undelivered: boolean,
    @Ctx() context: Context,
  ): Promise<DispatchPayload> {
    return actOnDispatch(context, id, (work) => recordDelivery(work, id, { on: deliveredOn, undelivered }));
  }
}
