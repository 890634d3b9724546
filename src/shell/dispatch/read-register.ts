import { randomUUID } from 'node:crypto';
import type { CaseOffice } from '../../../connectors/connector.js';
import type { OfficeEntry } from '../store/letter-tables.js';
import { later, type DispatchParts } from './dispatch-parts.js';

/** The office writes late entries into the past, so each reading begins so long before the end of the last one. */
const OVERLAP_MILLISECONDS = 24 * 3_600_000;

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
  const from = later(new Date(turn.seen_until), -OVERLAP_MILLISECONDS);
  const heard = await office.registrations({ from, until: now }, { signal: AbortSignal.any([leaving, AbortSignal.timeout(pace.call)]), correlationId: randomUUID() });
  if (!heard.heard) return;
  for (const { caseId, number, year, registeredAt } of heard.value) {
    if (caseId === undefined) continue;
    const entry: OfficeEntry = { number, year, registeredAt: registeredAt.toISOString() };
    await em.execute(
      `update dispatch set office_entries = office_entries || ?::jsonb, version = version + 1
        where tenant = ? and office_case_id = ? and not office_entries @> ?::jsonb`,
      [JSON.stringify([entry]), tenant, caseId, JSON.stringify([{ number, year }])]);
  }
  await em.execute('update office_register set seen_until = greatest(seen_until, ?) where tenant = ?', [now, tenant]);
}
