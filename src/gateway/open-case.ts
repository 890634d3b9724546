import type { CaseParties } from '../core/access/own-cases.js';
import type { Context } from './context.js';
import type { Read } from './loaders/read-loader.js';

/** What of a case is opened, and whose data it is: that of the person concerned, or of the applicant as well. */
interface Opened extends Pick<Read, 'actor' | 'action' | 'objectType' | 'objectId' | 'legal'> {
  readonly opens: string;
  readonly of: 'PERSON_CONCERNED' | 'BOTH';
}

/** Resolves when the audit knows of the opening, in the log of everybody whose data it is: whoever shows it waits for it. */
export async function openCase({ load: { reads } }: Context, { residentId, applicantId }: CaseParties, { of, ...read }: Opened): Promise<void> {
  const subjects = new Set([residentId, ...(of === 'BOTH' && applicantId ? [applicantId] : [])]);
  await Promise.all([...subjects].map((subjectId) => reads.load({ ...read, subjectId })));
}
