import { withAgreement } from '../../core/applications/agree.js';
import { forward, type Refusing } from '../../core/applications/forward.js';
import type { Office } from '../../core/letters/office.js';
import { isPingPong } from '../../core/applications/ping-pong.js';
import type { Centre } from '../../core/routing/facts.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { ForwardingRow } from '../store/forwarding-tables.js';
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

interface Around { readonly office: Office; readonly centre: Centre }

/** Passes the application, or matters of it, to the units that the finding names. */
export const forwardApplication = (work: Work, id: string, { matters, agreed }: ForwardApplication, { office, centre }: Around): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.forward',
    decide: async ({ application, row }) => forward(agreed ? withAgreement(application, matters, statedIn(row), centre) : application, matters, centre, await refusalsOf(work, row)),
    follow: async ({ row }, { application: { applicant, finding }, moved }) => {
      Object.assign(row, { applicant, finding });
      passOn(work, row, moved, office);
      await endDeadlines(work, id, 'CANCELLED', { matters: moved.map(({ matter }) => matter) });
    },
  });

const statedIn = ({ person, places, receivedAt }: ApplicationRow) => ({ person, places, receivedOn: warsawDate(receivedAt) });

/** Which units have sent which matters back, and why; or have passed them to the centre, which says that they are not competent. */
export async function refusalsOf({ em }: Work, { id: applicationId, finding, forwardedBy }: ApplicationRow): Promise<readonly Refusing[]> {
  const rows = await em.find(ForwardingRow, { applicationId, state: 'REFUSED' });
  const sentBack = rows.flatMap(({ matters, unit, territory, reason }) => matters.map((matter) => ({ matter, unit, territory: territory ?? null, reason: reason! })));
  const passedHere = forwardedBy && isPingPong(finding, forwardedBy)
    ? finding.parts.flatMap(({ matter, unit, territory }) => (unit === forwardedBy.unit ? [{ matter, unit, territory, reason: 'NOT_COMPETENT_BY_MATTER' as const }] : []))
    : [];
  return [...sentBack, ...passedHere];
}
