import type { EntityManager } from '@mikro-orm/postgresql';
import { BECAUSE } from '../../core/letters/dispatch-outcomes.js';
import type { DispatchChannel } from '../../core/letters/letter.js';
import { recordAudit } from '../audit/entry.js';
import type { DispatchFile } from '../commands/dispatch-file.js';
import { ApplicationRow } from '../store/case-tables.js';
import { DispatchRow, LetterRow } from '../store/letter-tables.js';
import { later, legalOf, theHub, type DispatchParts } from './dispatch-parts.js';

/** So many letters leave at once. */
const BATCH_MAX = 4;

/**
 * Takes letters that are due, for sending. When this resolves they are SENDING for everybody, and the audit knows that they are opened: only then
 * may anything leave. Processes that look at once take different ones.
 */
export const claimForSending = (parts: DispatchParts, channel: DispatchChannel): Promise<DispatchFile[]> =>
  parts.orm.em.fork().transactional(async (em) => {
    const now = parts.clock();
    const claimed = await em.execute<{ id: string }[]>(
      `with due as materialized (${DUE} and state = 'QUEUED' order by next_at limit ${BATCH_MAX} for update skip locked)
       update dispatch set state = 'SENDING', attempts = attempts + 1, because = null, next_at = ?, version = version + 1
         from due where dispatch.id = due.id returning dispatch.id`,
      [parts.tenant, channel, now, later(now, parts.pace.grace)]);
    const files = await filesById(em, claimed);
    for (const file of files) {
      recordAudit(em, {
        actor: theHub(parts), at: now, correlationId: file.dispatch.id, action: 'letter.read', objectType: 'dispatch', objectId: file.dispatch.id,
        subjectId: file.row.residentId, legal: legalOf(file), opened: ['letter'], result: 'DONE',
      });
    }
    return files;
  });

/** Takes letters that the operator has, and that should be asked about. Nobody else asks about them for a while. */
export async function claimForFollowing({ orm, tenant, clock, pace }: DispatchParts): Promise<DispatchFile[]> {
  const em = orm.em.fork();
  const now = clock();
  return filesById(em, await em.execute<{ id: string }[]>(
    `with due as materialized (${DUE} and state = 'SENT' and coalesce(message_id, task_id) is not null order by next_at limit ${BATCH_MAX} for update skip locked)
     update dispatch set next_at = ?, version = version + 1 from due where dispatch.id = due.id returning dispatch.id`,
    [tenant, 'EDORECZENIA', now, later(now, pace.grace)]));
}

const DUE = 'select id from dispatch where tenant = ? and channel = ? and next_at <= ?';

async function filesById(em: EntityManager, claimed: readonly { readonly id: string }[]): Promise<DispatchFile[]> {
  if (claimed.length === 0) return [];
  const dispatches = await em.find(DispatchRow, { id: { $in: claimed.map(({ id }) => id) } });
  const [letters, rows] = await Promise.all([
    em.find(LetterRow, { id: { $in: dispatches.map(({ letterId }) => letterId) } }),
    em.find(ApplicationRow, { id: { $in: dispatches.map(({ applicationId }) => applicationId) } }),
  ]);
  return dispatches.map((dispatch) => ({
    dispatch, letter: letters.find(({ id }) => id === dispatch.letterId)!, row: rows.find(({ id }) => id === dispatch.applicationId)!,
  }));
}

/** Letters whose sending began, and of which nothing has been heard for longer than any sending takes. */
export async function overdue({ orm, tenant, clock }: DispatchParts): Promise<string[]> {
  const rows = await orm.em.fork().find(DispatchRow, { tenant, state: 'SENDING', nextAt: { $lte: clock() } }, { fields: ['id'] });
  return rows.map(({ id }) => id);
}

/** Says of the letters of a channel that is not connected why they wait, once. How many there were. */
export async function sayNotConnected({ orm, tenant }: DispatchParts, channel: DispatchChannel): Promise<number> {
  const told = await orm.em.fork().execute<unknown[]>(
    `update dispatch set because = ?, version = version + 1 where tenant = ? and channel = ? and state = 'QUEUED' and because is distinct from ? returning id`,
    [BECAUSE.NOT_CONNECTED, tenant, channel, BECAUSE.NOT_CONNECTED]);
  return told.length;
}
