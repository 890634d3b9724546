import { randomUUID } from 'node:crypto';
import type { CaseOffice } from '../../../connectors/connector.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { OfficeEntry } from '../store/letter-tables.js';
import { later, type DispatchParts } from './dispatch-parts.js';

const DAY_MILLISECONDS = 24 * 3_600_000;
/**
 * The office is asked by the day on which a letter came. It registers letters late, and puts them into a case later still: a letter of the Friday
 * before a long weekend, the week after. So each reading begins a day before the end of the last one, and the first of a day this long before it.
 */
const OVERLAP_DAYS = { reading: 1, firstOfTheDay: 14 } as const;
/** Asked about at once: an answer has a limit, which the letters of so many days do not reach even in a large office. */
const WINDOW_DAYS = 3;

/**
 * Reads what the office has registered, in windows that overlap, and keeps what lies in a case that a letter of ours opened. An entry is known by
 * its number and year; one that was read before changes nothing. What nobody heard of is read the next time.
 */
export async function readRegister(parts: DispatchParts, office: CaseOffice, leaving: AbortSignal): Promise<void> {
  const { orm, tenant, clock, pace } = parts;
  const em = orm.em.fork();
  const now = clock();
  const [turn] = await em.execute<{ seen_until: Date }[]>(
    `insert into office_register as known (tenant, seen_until, next_at) values (?, ?, ?)
      on conflict (tenant) do update set next_at = excluded.next_at where known.next_at <= ? returning seen_until`, [tenant, now, later(now, pace.register), now]);
  if (!turn) return; // another process reads it, or it was read a moment ago
  for (const window of windowsSince(new Date(turn.seen_until), now)) {
    const heard = await office.registrations(window, { signal: AbortSignal.any([leaving, AbortSignal.timeout(pace.call)]), correlationId: randomUUID() });
    if (!heard.heard) return;
    for (const { caseId, number, year, registeredAt } of heard.value) {
      if (caseId === undefined) continue;
      const entry: OfficeEntry = { number, year, registeredAt: registeredAt.toISOString() };
      await em.execute(
        `update dispatch set office_entries = office_entries || ?::jsonb, version = version + 1
          where tenant = ? and office_case_id = ? and not office_entries @> ?::jsonb`,
        [JSON.stringify([entry]), tenant, caseId, JSON.stringify([{ number, year }])]);
    }
    await em.execute('update office_register set seen_until = greatest(seen_until, ?) where tenant = ?', [window.until, tenant]);
  }
}

/** Oldest first, so that what was read before one of them failed need not be read again. */
function windowsSince(seenUntil: Date, now: Date): readonly { readonly from: Date; readonly until: Date }[] {
  const isFirstOfTheDay = warsawDate(seenUntil) !== warsawDate(now);
  const windows: { from: Date; until: Date }[] = [];
  let from = later(seenUntil, -DAY_MILLISECONDS * (isFirstOfTheDay ? OVERLAP_DAYS.firstOfTheDay : OVERLAP_DAYS.reading));
  while (from < now) {
    const full = later(from, WINDOW_DAYS * DAY_MILLISECONDS);
    const until = full < now ? full : now;
    windows.push({ from, until });
    from = until;
  }
  return windows;
}
