import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { RecordArgs } from '../../../schema/types/identity.js';
import { RecordStandingPayload } from '../../../schema/types/payload.js';
import { unlinkRecord } from '../../shell/commands/unlink-record.js';
import type { Context } from '../context.js';
import { decided } from './record-standing.js';

@Resolver()
export class UnlinkRecord {
  @Mutation(() => RecordStandingPayload, { description: 'Odłącz zapis od mieszkańca: the link was wrong. It is not made again by itself, and not shown until it is reconsidered.' })
  unlinkRecord(@Args(() => RecordArgs) record: RecordArgs, @Ctx() context: Context): Promise<RecordStandingPayload> {
    return decided(record, unlinkRecord, context);
  }
}
