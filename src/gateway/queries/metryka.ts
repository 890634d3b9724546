import type { Metryka } from '../../../schema/types/metryka.js';
import type { Permission } from '../../core/access/permissions.js';
import { metrykaOf, metrykaText } from '../../core/letters/metryka.js';
import { ACTS } from '../../core/letters/metryka-acts.js';
import { ReferralRow, type ApplicationRow } from '../../shell/store/case-tables.js';
import { PartRow } from '../../shell/store/forwarding-tables.js';
import { AuditRow, JournalRow } from '../../shell/store/record-tables.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Context } from '../context.js';

/** Longest metryka that is shown; a case with more acts says so. */
const ENTRIES_MAX = 1_000;
/** An act seldom comes to more facts. */
const FACTS_MAX = 5 * ENTRIES_MAX;

/** The metryka of one case, made when it is asked for: nothing of it is stored. Oldest acts first, so that what is there never changes. */
export async function readMetryka({ hub, load }: Context, { id, tenant, number, matters, receivedAt, residentId }: ApplicationRow): Promise<Metryka> {
  const em = hub.orm.em.fork();
  const [plans, referrals, forwardings, letters] = await Promise.all([
    load.planOfApplication.load(id), em.find(ReferralRow, { applicationId: id }, { fields: ['id'] }), load.forwardingsOfApplication.load(id), load.lettersOfApplication.load(id).then((rows) => rows.toSorted((a, b) => a.sequence - b.sequence)),
  ]);
  const dispatches = (await load.dispatchesOfLetter.loadMany(letters.map((letter) => letter.id))).flatMap((rows) => (rows instanceof Error ? [] : rows));
  const objects = [id, ...[...plans, ...referrals, ...forwardings, ...letters, ...dispatches].map((row) => row.id)];
  const [acts, facts, parts] = await Promise.all([
    em.fork().find(AuditRow, { tenant, subjectId: residentId, objectId: { $in: objects }, action: { $in: RECORDED }, result: 'DONE' }, { orderBy: { id: 'asc' }, limit: ENTRIES_MAX + 1 }),
    em.fork().find(JournalRow, { tenant, applicationId: id }, { orderBy: { id: 'asc' }, limit: FACTS_MAX + 1 }),
    em.fork().find(PartRow, { applicationId: id }),
  ]);
  const found = metrykaOf({ number, matters, receivedOn: warsawDate(receivedAt), acts, facts, letters, dispatches, forwardings, parts });
  const isComplete = found.length <= ENTRIES_MAX && acts.length <= ENTRIES_MAX && facts.length <= FACTS_MAX;
  const entries = found.slice(0, ENTRIES_MAX);
  return { entries, isComplete, text: metrykaText(number, entries, isComplete) };
}

const RECORDED = Object.keys(ACTS).filter((permission) => ACTS[permission as Permission] !== null);
