import { assign } from '../../core/applications/assign.js';
import { UNITS } from '../../core/law/units.js';
import type { Office } from '../../core/letters/office.js';
import type { Centre } from '../../core/routing/facts.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { refusalsOf } from './forward-application.js';
import { moveApplication } from './move-application.js';
import { passOn } from './pass-on.js';
import type { Work } from './work.js';

/** Gives the application to the unit that the finding names; a unit of the same organ outside of the centre finds it in its inbox. */
export const assignApplication = (work: Work, id: string, matters: readonly string[] | null, { office, centre }: { readonly office: Office; readonly centre: Centre }): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.assign',
    decide: async ({ application, row }) => assign(application, matters, centre, await refusalsOf(work, row)),
    follow: ({ row }, { moved }) => passOn(work, row, moved.filter(({ unit }) => unit !== null && UNITS[unit].seat !== 'CENTRE'), office),
  });
