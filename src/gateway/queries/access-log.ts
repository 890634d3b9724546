import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { AccessLogEntry } from '../../../schema/types/audit.js';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { AuditRow } from '../../shell/store/record-tables.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { fromCursor, pageSize, toConnection, toCursor, UUID } from '../page.js';

const AccessLogConnection = connectionOf('AccessLog', AccessLogEntry, 'Dziennik dostępu, newest first.');

@Resolver()
export class AccessLogQuery {
  @Query(() => AccessLogConnection, { description: 'Kto oglądał dane mieszkańca i działał w jego sprawie. For the resident about themselves, and for the auditor.' })
  async accessLog(
    @Arg('resident', () => ID, { description: 'Id of the resident.' }) resident: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<AccessLogEntry>> {
    const actor = permitted(context, 'access-log.read');
    if (actor.role === 'resident' && actor.resident !== resident) throw hubError('NOT_FOUND', 'Nie ma takiego mieszkańca albo nie masz do niego dostępu.');
    const size = pageSize(first);
    const before = after === undefined || after === null ? null : BigInt(fromCursor(after, /^\d{1,18}$/)[0]!);
    const rows = UUID.test(resident) ? await context.hub.orm.em.fork().find(AuditRow, {
      tenant: actor.tenant, subjectId: resident, ...(before !== null && { id: { $lt: before } }),
    }, { orderBy: { id: 'desc' }, limit: size + 1 }) : [];
    // Who looks into the log is in the log as well, from the next look on.
    if (UUID.test(resident)) await context.load.reads.load({ actor, action: 'access-log.read', objectType: 'resident', objectId: resident, subjectId: resident, opens: 'accessLog' });
    return toConnection(rows, size, (row) => ({ ...row, id: String(row.id) }), ({ id }) => toCursor([String(id)]));
  }
}
