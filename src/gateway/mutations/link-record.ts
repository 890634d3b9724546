import { Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { RecordArgs } from '../../../schema/types/identity.js';
import { RecordStandingPayload } from '../../../schema/types/payload.js';
import { linkRecord } from '../../shell/commands/link-record.js';
import type { Context } from '../context.js';
import { decided } from './record-standing.js';

@Resolver()
export class LinkRecord {
  @Mutation(() => RecordStandingPayload, { description: 'Powiąż zapis z mieszkańcem: it is this person, whatever the comparison says. The record leaves whoever had it. That there is such a record is taken on the clerk\'s word: the source is not asked.' })
  linkRecord(@Args(() => RecordArgs) record: RecordArgs, @Ctx() context: Context): Promise<RecordStandingPayload> {
    return decided(record, linkRecord, context);
  }
}
