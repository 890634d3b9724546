import type { Bell } from './bell.js';
import { JournalRow } from '../store/record-tables.js';
import type { Orm } from '../store/orm.js';

/** Which entries somebody wants to see. All given conditions hold together. */
export interface FeedFilter {
  readonly tenant: string;
  readonly applicationId?: string;
  readonly referralId?: string;
  readonly providerId?: string;
  /** Facts that name this unit, outcome or reason. */
  readonly detail?: string;
  readonly types?: readonly JournalRow['type'][];
}

const BATCH_MAX = 100;
/** Entries numbered by another process are noticed within this time. */
const POLL_MILLISECONDS = 250;

/** Reads the journal as it grows. */
export interface Feed {
  /** Position of the newest entry; 0 in an empty journal. */
  head(): Promise<bigint>;
  /** Entries strictly after a position, in order, for ever, until the signal fires. */
  entries(filter: FeedFilter, after: bigint, signal: AbortSignal): AsyncGenerator<JournalRow, void>;
}

export function feed(orm: Orm, numbered: Bell): Feed {
  const head = async () => {
    const [row] = await orm.em.fork().execute<{ at: string }[]>('select coalesce(max(position), 0) as at from journal');
    return BigInt(row!.at);
  };
  const next = (filter: FeedFilter, after: bigint) => {
    const { types, ...equal } = filter;
    return orm.em.fork().find(JournalRow, {
      ...equal, position: { $gt: after }, ...(types && { type: { $in: [...types] } }),
    }, { orderBy: { position: 'asc' }, limit: BATCH_MAX });
  };
  return {
    head,
    async *entries(filter, after, signal) {
      let position = after;
      while (!signal.aborted) {
        const woken = numbered.wait(POLL_MILLISECONDS, signal); // before the look, so that nothing slips between
        const rows = await next(filter, position);
        for (const row of rows) {
          position = row.position!;
          yield row;
        }
        if (rows.length < BATCH_MAX) await woken;
      }
    },
  };
}
