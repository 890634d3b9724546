import type { Client } from 'pg';

const BATCH_MAX = 500;

/**
 * Gives committed entries their place in the journal, in the order in which they were added. An entry that is still
 * uncommitted gets a later place, so a reader who remembers a position never misses one: ids alone would lose it.
 * Facts of one aggregate keep their order, because their writer held its row until commit.
 *
 * @returns how many were numbered
 */
export async function numberJournal(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `with head as (select coalesce(max(position), 0) as at from journal),
          todo as (select id, row_number() over (order by id) as n
                     from (select id from journal where position is null order by id limit ${BATCH_MAX}) unnumbered)
     update journal set position = head.at + todo.n from todo, head where journal.id = todo.id`,
  );
  return rowCount ?? 0;
}
