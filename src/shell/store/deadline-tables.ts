import { defineEntity, p } from '@mikro-orm/core';
import type { DeadlineKind } from '../../core/law/deadline-kinds.js';
import type { Pause } from '../../core/routing/deadlines.js';
import type { LocalDate } from '../../vocabulary/local-date.js';

/** Clocks that run in a case. */
const DeadlineTable = defineEntity({
  name: 'DeadlineRow', tableName: 'deadline',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    applicationId: p.uuid(),
    /** Null: of the application as a whole. */
    matter: p.string().nullable(),
    kind: p.string().$type<DeadlineKind>(),
    /** `PnD` and so on, as it was when the clock started: a later change of law does not move it. */
    term: p.string(),
    startedOn: p.date().$type<LocalDate>(),
    rawEnd: p.date().$type<LocalDate>(),
    legalEnd: p.date().$type<LocalDate>(),
    alarm: p.date().$type<LocalDate>(),
    pauses: p.json<readonly Pause[]>(),
    /** New term of which the party was told (k.p.a. art. 36). The statutory one stays beside it. */
    extendedTo: p.date().$type<LocalDate>().nullable(),
    /** The day on which what it waits for was done; in time or not. */
    metOn: p.date().$type<LocalDate>().nullable(),
    /** RUNNING until somebody met it, or the matter left the centre. A paused clock is RUNNING with an open pause. */
    state: p.string().$type<'RUNNING' | 'MET' | 'CANCELLED'>(),
    version: p.integer().version(),
  },
});
export class DeadlineRow extends DeadlineTable.class {}
DeadlineTable.setClass(DeadlineRow);
