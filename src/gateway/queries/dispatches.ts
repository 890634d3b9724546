import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { connectionOf, type Connection } from '../../../schema/types/connection.js';
import { Dispatch, DispatchChannelEnum, DispatchStateEnum } from '../../../schema/types/letter.js';
import type { DispatchChannel } from '../../core/letters/letter.js';
import type { DispatchState } from '../../core/letters/lifecycle.js';
import { DispatchRow } from '../../shell/store/letter-tables.js';
import { permitted, type Context } from '../context.js';
import { INSTANT, pageSize, toConnection, toCursor } from '../page.js';
import { afterPlaceSql, allOf } from './sql-list.js';

const DispatchConnection = connectionOf('Dispatch', Dispatch, 'Wysyłki, oldest first.');

/** A dispatch with the moment at which its letter was written, by which they are in order. */
interface Listed { readonly row: DispatchRow; readonly writtenAt: Date }

@Resolver()
export class DispatchQueries {
  @Query(() => DispatchConnection, {
    description: 'Wysyłki pism, oldest first. REVIEW_REQUIRED is the list of letters of which nobody knows whether they have left; without a state it is all that waits for a clerk.',
  })
  async dispatches(
    @Arg('state', () => DispatchStateEnum, {
      nullable: true, description: 'In this state. Left out: to be looked at, failed, undelivered, to be posted on paper, or waiting for a reason that is told.',
    }) state: DispatchState | undefined,
    @Arg('channel', () => DispatchChannelEnum, { nullable: true, description: 'On this way.' }) channel: DispatchChannel | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this cursor.' }) after: string | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<Dispatch>> {
    const actor = permitted(context, 'letter.dispatch');
    const size = pageSize(first);
    const em = context.hub.orm.em.fork();
    const { sql, values } = allOf([
      ['d.tenant = ?', actor.tenant], state ? ['d.state = ?', state] : [WAITS_FOR_A_CLERK],
      channel ? ['d.channel = ?', channel] : undefined, afterPlaceSql(after, 'l.written_at, d.id', INSTANT),
    ]);
    const places = await em.execute<{ id: string; written_at: Date }[]>(
      `select d.id, l.written_at from dispatch d join letter l on l.id = d.letter_id
        where ${sql} order by l.written_at, d.id limit ${size + 1}`, values);
    const rows = new Map((await em.find(DispatchRow, { id: { $in: places.map(({ id }) => id) } })).map((row) => [row.id, row]));
    const listed = places.map(({ id, written_at: at }): Listed => ({ row: rows.get(id)!, writtenAt: new Date(at) }));
    return toConnection(listed, size, ({ row }) => row, ({ row, writtenAt }) => toCursor([writtenAt.toISOString(), row.id]));
  }
}

const WAITS_FOR_A_CLERK = `(d.state in ('REVIEW_REQUIRED', 'FAILED', 'UNDELIVERED') or d.state = 'QUEUED' and (d.channel = 'PAPER' or d.because is not null))`;
