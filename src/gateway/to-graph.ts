import type { UserError } from '../../schema/types/payload.js';
import { Application } from '../../schema/types/case.js';
import { competentUnit } from '../../schema/types/competence.js';
import { isUnit } from '../core/law/units.js';
import type { ApplicationRow } from '../shell/store/case-tables.js';
import type { Outcome } from '../vocabulary/outcome.js';
import type { Channel } from '../core/routing/facts.js';

/** An application as the graph shows it. The row stays at hand for its edges. */
export interface ShownApplication extends Application {
  readonly row: ApplicationRow;
}

export const showApplication = (row: ApplicationRow): ShownApplication => ({
  row, id: row.id, number: row.number, state: row.state, channel: row.channel as Channel, receivedAt: row.receivedAt, matters: row.matters,
  residentId: row.residentId, unit: row.unit && isUnit(row.unit) ? competentUnit(row.unit) : null,
});

/** What was refused, as the payloads say it. */
export const userErrorsOf = (outcome: Outcome<unknown>): UserError[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, field, message }) => ({ code, message, field: field?.split('.') ?? null }));
