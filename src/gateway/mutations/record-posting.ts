import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { DispatchPayload } from '../../../schema/types/payload.js';
import { recordPosting } from '../../shell/commands/record-posting.js';
import type { Context } from '../context.js';
import { actOnDispatch, ID_OF_DISPATCH } from './act-on-dispatch.js';

@Resolver()
export class RecordPosting {
  @Mutation(() => DispatchPayload, { description: 'Zapisz nadanie: the letter on paper was handed to the post, or to a messenger.' })
  recordPosting(@Arg('id', () => ID, ID_OF_DISPATCH) id: string, @Ctx() context: Context): Promise<DispatchPayload> {
    return actOnDispatch(context, id, (work) => recordPosting(work, id));
  }
}
