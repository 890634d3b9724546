import type { Permission } from '../../core/access/permissions.js';
import type { Application } from '../../core/applications/application.js';
import { inform } from '../../core/applications/inform.js';
import type { Moved } from '../../core/applications/move-parts.js';
import { returnToApplicant } from '../../core/applications/return.js';
import { split } from '../../core/applications/split.js';
import type { LetterKind } from '../../core/letters/letter.js';
import type { Office } from '../../core/letters/office.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';
import { writeLetter } from './write-letter.js';

/** What the centre does not deal with, and no other unit gets from it: the applicant is told by letter, and the matter ends here. */
interface Closing {
  readonly permission: Permission;
  readonly act: (application: Application, matters: readonly string[] | null) => Outcome<Moved>;
  readonly letter: LetterKind;
}

type CloseParts = (work: Work, id: string, matters: readonly string[] | null, office: Office) => Promise<Outcome<ApplicationRow>>;

const closing = ({ permission, act, letter }: Closing): CloseParts => (work, id, named, office) => moveApplication(work, id, {
  permission,
  decide: ({ application }) => act(application, named),
  follow: async ({ row }, { moved }) => {
    const matters = moved.map(({ matter }) => matter);
    writeLetter(work, row, office, { kind: letter, matters, to: 'APPLICANT' });
    await endDeadlines(work, id, 'CANCELLED', { matters });
  },
});

export const splitApplication = closing({ permission: 'application.split', act: split, letter: 'SEPARATE_66' });
export const returnApplication = closing({ permission: 'application.return', act: returnToApplicant, letter: 'RETURN_66' });
export const informApplicant = closing({ permission: 'application.inform', act: inform, letter: 'INFORMATION' });
