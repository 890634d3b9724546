import { forward, type Refusing } from '../../core/applications/forward.js';
import type { Office } from '../../core/letters/office.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { ForwardingRow } from '../store/forwarding-tables.js';
import type { CaseFile } from './case-file.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import { passOn } from './pass-on.js';
import type { Work } from './work.js';

export interface ForwardApplication {
  /** Null: all that the finding wants forwarded. */
  readonly matters: readonly string[] | null;
  /** The applicant agreed now, in the talk (ustawa o CUS art. 38 ust. 1); what the application said stays otherwise. */
  readonly agreed: boolean;
}

/** Passes the application, or matters of it, to the units that the finding names. */
export const forwardApplication = (work: Work, id: string, { matters, agreed }: ForwardApplication, office: Office): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.forward',
    decide: async (file) => forward(agreed ? withAgreement(file) : file.application, matters, await refusals(work, id)),
    follow: async (file, { moved }) => {
      if (agreed) file.row.applicant = { ...file.row.applicant, agreesToForwarding: true };
      passOn(work, file.row, moved, office);
      await endDeadlines(work, id, 'CANCELLED', { matters: moved.map(({ matter }) => matter) });
    },
  });

const withAgreement = ({ application }: CaseFile) => ({ ...application, applicant: { ...application.applicant, agreesToForwarding: true } });

/** Which units have sent which matters back. */
async function refusals(work: Work, applicationId: string): Promise<readonly Refusing[]> {
  const rows = await work.em.find(ForwardingRow, { applicationId, state: 'REFUSED' });
  return rows.flatMap(({ matters, unit, territory }) => matters.map((matter) => ({ matter, unit, territory: territory ?? null })));
}
