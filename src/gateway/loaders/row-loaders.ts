import type { EntityClass } from '@mikro-orm/core';
import DataLoader from 'dataloader';
import { ApplicationRow, NeedRow, PlanItemRow, PlanRow, ReferralRow } from '../../shell/store/case-tables.js';
import { DeadlineRow } from '../../shell/store/deadline-tables.js';
import { DisputeRow, ForwardingRow, PartRow } from '../../shell/store/forwarding-tables.js';
import { DispatchRow, LetterRow } from '../../shell/store/letter-tables.js';
import { ProviderRow } from '../../shell/store/party-tables.js';
import type { HubParts } from '../hub-parts.js';

/** Rows by id and by what they belong to. Who may see them is decided where the first one is opened. */
export function rowLoaders({ orm }: HubParts) {
  const one = <Row extends { id: string }>(table: EntityClass<Row>) => new DataLoader<string, Row | null>(async (ids) => {
    const rows = await orm.em.fork().find(table, { id: { $in: ids } } as never);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
  const many = <Row extends object, Key extends keyof Row & string>(table: EntityClass<Row>, key: Key) => new DataLoader<string, Row[]>(async (ids) => {
    const rows = await orm.em.fork().find(table, { [key]: { $in: ids } } as never, { orderBy: { id: 'asc' } as never });
    const byKey = Map.groupBy(rows, (row) => String(row[key]));
    return ids.map((id) => byKey.get(id) ?? []);
  });
  return {
    application: one(ApplicationRow),
    planItem: one(PlanItemRow),
    provider: one(ProviderRow),
    partsOfApplication: many(PartRow, 'applicationId'),
    forwardingsOfApplication: many(ForwardingRow, 'applicationId'),
    disputesOfApplication: many(DisputeRow, 'applicationId'),
    lettersOfApplication: many(LetterRow, 'applicationId'),
    dispatchesOfLetter: many(DispatchRow, 'letterId'),
    deadlinesOfApplication: many(DeadlineRow, 'applicationId'),
    needsOfApplication: many(NeedRow, 'applicationId'),
    planOfApplication: many(PlanRow, 'applicationId'),
    itemsOfPlan: many(PlanItemRow, 'planId'),
    referralsOfItem: many(ReferralRow, 'planItemId'),
  };
}
