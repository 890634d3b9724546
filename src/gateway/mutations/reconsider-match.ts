import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { RecordArgs } from '../../../schema/types/identity.js';
import { RecordStandingPayload } from '../../../schema/types/payload.js';
import { reconsiderMatch } from '../../shell/commands/reconsider-match.js';
import type { Context } from '../context.js';
import { decided } from './record-standing.js';

@Resolver()
export class ReconsiderMatch {
  @Mutation(() => RecordStandingPayload, { description: 'Cofnij rozstrzygnięcie, że zapis nie dotyczy mieszkańca: it is shown again, and the comparison counts.' })
  reconsiderMatch(@Args(() => RecordArgs) record: RecordArgs, @Ctx() context: Context): Promise<RecordStandingPayload> {
    return decided(record, reconsiderMatch, context);
  }
}
