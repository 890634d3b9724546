import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { Deadline } from '../../../schema/types/deadline.js';
import { DeadlineRow } from '../../shell/store/deadline-tables.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { permitted, type Context } from '../context.js';
import { hubError } from '../hub-error.js';
import { DATE, pageSize, toConnection, toCursor } from '../page.js';
import { showDeadline } from '../to-graph.js';
import { afterPlaceSql, allOf } from './sql-list.js';

const DeadlineConnection = connectionOf('Deadline', Deadline, 'Terminy, the earliest alarm first.');

/** Further ahead lies nothing that somebody has to do today. */
const DAYS_MAX = 366;

@Resolver()
export class DeadlineQueries {
  @Query(() => DeadlineConnection, { description: 'Terminy, które się kończą: running clocks whose alarm is at most so many days ahead, the earliest first. What is overdue stands at the head; what stands still is left out, and so is the term for a separate application once it has ended.' })
  async deadlines(
    @Arg('withinDays', () => Int, { description: 'Days ahead, 0–366.' }) withinDays: number,
    @Arg('unit', () => String, { nullable: true, description: 'Of matters with this unit, by code.' }) unit: string | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Deadline>> {
    const { tenant } = permitted(context, 'deadline.read');
    const size = pageSize(first);
    if (withinDays < 0 || withinDays > DAYS_MAX) throw hubError('BAD_USER_INPUT', `Liczba dni (withinDays) musi być od 0 do ${DAYS_MAX}.`);
    const today = warsawDate(context.hub.clock());
    const em = context.hub.orm.em.fork();
    const { sql, values } = allOf([
      [RUNS], [IS_A_TASK, today], ['d.tenant = ?', tenant], ['d.alarm <= ?::date + ?::int', today, withinDays],
      unit ? ['coalesce(p.unit, a.unit) = ?', unit] : undefined, afterPlaceSql(after, 'd.alarm, d.id', DATE),
    ]);
    const ids = (await em.execute<{ id: string }[]>(
      `select d.id from deadline d join application a on a.id = d.application_id
         left join application_part p on p.application_id = d.application_id and p.matter = d.matter
        where ${sql} order by d.alarm, d.id limit ${size + 1}`, values)).map(({ id }) => id);
    const rows = await em.find(DeadlineRow, { id: { $in: ids } }, { orderBy: [{ alarm: 'asc' }, { id: 'asc' }] });
    return toConnection(rows, size, (row) => showDeadline(row, today), ({ alarm, id }) => toCursor([alarm, id]));
  }
}

/** A pause that goes on has no end. */
const RUNS = `d.state = 'RUNNING' and not d.pauses @> '[{"until": null}]'`;

/** A separate application that was not filed by the last day is nobody's task at the centre; what was not completed is: it can be left without recognition. */
const IS_A_TASK = "(d.kind <> 'KPA66_14_DAYS' or d.legal_end >= ?::date)";
