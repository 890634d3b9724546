import type { UserError } from '../../schema/types/payload.js';
import { Application } from '../../schema/types/case.js';
import { competentUnit } from '../../schema/types/competence.js';
import type { Contact } from '../../schema/types/contact.js';
import type { Deadline } from '../../schema/types/deadline.js';
import type { ApplicationPart, Forwarding } from '../../schema/types/forwarding.js';
import { DECLARATION_CLAUSE } from '../core/applications/application.js';
import { isOverdue, stands } from '../core/applications/delay.js';
import { DEFECTS } from '../core/applications/defects.js';
import { DEADLINE_KINDS } from '../core/law/deadline-kinds.js';
import { isUnit } from '../core/law/units.js';
import type { ApplicationRow } from '../shell/store/case-tables.js';
import type { ContactRow } from '../shell/store/contact-tables.js';
import type { DeadlineRow } from '../shell/store/deadline-tables.js';
import type { ForwardingRow, PartRow } from '../shell/store/forwarding-tables.js';
import type { LocalDate } from '../vocabulary/local-date.js';
import type { Outcome } from '../vocabulary/outcome.js';
import type { Channel } from '../core/routing/facts.js';

/** An application as the graph shows it. The row stays at hand for its edges. */
export interface ShownApplication extends Application {
  readonly row: ApplicationRow;
}

export const showApplication = (row: ApplicationRow): ShownApplication => ({
  row, id: row.id, number: row.number, state: row.state, channel: row.channel as Channel, receivedAt: row.receivedAt, matters: row.matters,
  residentId: row.residentId, unit: showUnit(row.unit), escalated: row.escalated, receivedAtMicroseconds: microseconds(row.receivedOrder),
  defects: row.defects.map((code) => ({ code, ...DEFECTS[code] })), declaration: showDeclaration(row.applicant.declaration), forwardedBy: showForwardedBy(row.forwardedBy),
});

/** Six digits; a Date knows three. */
const microseconds = (order: bigint): string => `${new Date(Number(order / 1000n)).toISOString().slice(0, -1)}${String(order % 1000n).padStart(3, '0')}Z`;

const showDeclaration = (clause: string | undefined) => (clause === undefined ? null : { clause, text: clause === DECLARATION_CLAUSE.version ? DECLARATION_CLAUSE.text : null });

const showForwardedBy = (by: ApplicationRow['forwardedBy']) => (by ? { ...by, unit: competentUnit(by.unit) } : null);

const showUnit = (unit: string | null | undefined) => (unit && isUnit(unit) ? competentUnit(unit) : null);

export const showPart = ({ matter, state, mode, unit, territory }: PartRow): ApplicationPart =>
  ({ matter, state, mode: mode ?? null, unit: showUnit(unit), territory: territory ?? null });

export const showForwarding = ({ unit, ...row }: ForwardingRow): Forwarding => ({
  id: row.id, applicationId: row.applicationId, matters: row.matters, mode: row.mode, unit: competentUnit(unit), territory: row.territory ?? null,
  state: row.state, sentAt: row.sentAt, answeredAt: row.answeredAt ?? null, reason: row.reason ?? null,
});

/** A clock as it is today. While it stands it has no end. */
export function showDeadline(row: DeadlineRow, today: LocalDate): Deadline {
  const { rawEnd, legalEnd, alarm, extendedTo, metOn, pauses, matter, kind } = row;
  const paused = row.state === 'RUNNING' && stands(row);
  const { name, statute } = DEADLINE_KINDS[kind];
  return {
    id: row.id, applicationId: row.applicationId, matter: matter ?? null, kind, name, statute, state: row.state, startedOn: row.startedOn,
    ...(!paused && { rawEnd, legalEnd, alarm }), extendedTo: extendedTo ?? null, metOn: metOn ?? null, overdue: isOverdue(row, today), paused, pauses,
  };
}

/** A contact as the graph shows it. The row stays at hand for who it was. */
export interface ShownContact extends Contact {
  readonly row: ContactRow;
}

export const showContact = (row: ContactRow): ShownContact => ({
  row, id: row.id, channel: row.channel, at: row.at, matters: row.matters, answeredAt: row.answeredAt ?? null, applicationId: row.applicationId ?? null,
});

/** What was refused, as the payloads say it. */
export const userErrorsOf = (outcome: Outcome<unknown>): UserError[] =>
  outcome.ok ? [] : outcome.refusals.map(({ code, field, message }) => ({ code, message, field: field?.split('.') ?? null }));
