import { supplement, type Supplement, type Supplemented } from '../../core/applications/supplement.js';
import { speaksForApplicant } from '../../core/access/own-cases.js';
import type { Centre } from '../../core/routing/facts.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationRow } from '../store/case-tables.js';
import type { CaseFile } from './case-file.js';
import type { PseudonymKey } from './find-resident.js';
import { rememberBlocks } from './known-people.js';
import { endDeadlines, restartDeadlines } from './keep-deadlines.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';

/** Writes down what the applicant completes or puts right: on the own account, or through a clerk. */
export const supplementApplication = (work: Work, id: string, given: Supplement, { centre, pseudonyms }: { readonly centre: Centre; readonly pseudonyms: PseudonymKey }): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, {
    permission: 'application.supplement',
    decide: (file) => decide(work, file, given, centre),
    follow: async ({ row, application: before }, { application: { applicant, finding, defects }, person, places }) => {
      Object.assign(row, { applicant, person, finding, places });
      await rememberBlocks(work, row, pseudonyms); // an address is a way to find somebody again
      if (finding !== before.finding) await restartDeadlines(work, id, finding, warsawDate(row.receivedAt));
      if (defects.length === 0) await endDeadlines(work, id, 'MET', { kinds: ['KPA64_7_DAYS'] });
    },
  });

function decide({ actor }: Work, { row, application }: CaseFile, given: Supplement, centre: Centre): Outcome<Supplemented> {
  if (!speaksForApplicant(actor, row)) return refuse('NOT_FOUND', 'id');
  const { signature } = given.applicant;
  if (actor.role === 'resident' && signature !== undefined && signature !== 'ACCOUNT') return refuse('INVALID_VALUE', 'signature'); // a signature on paper is for a clerk to see
  if (actor.role === 'resident' && actor.resident === undefined && signature !== undefined) return refuse('NOT_PERMITTED', 'signature'); // nobody knows whose account it is
  const { person, places, escalated } = row;
  return supplement(application, { person, places, escalated, receivedOn: warsawDate(row.receivedAt), forwardedBy: row.forwardedBy ?? null }, given, centre);
}
