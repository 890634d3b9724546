import type { Permission } from '../../core/access/permissions.js';
import type { Moved } from '../../core/applications/move-parts.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { openCaseFile, saveCaseFile, type CaseFile } from './case-file.js';
import type { Work } from './work.js';

/** One act on the matters of an application: what the core says of it, and what else has to happen with it. */
export interface PartsAct<M extends Moved> {
  readonly permission: Permission;
  readonly decide: (file: CaseFile) => Promise<Outcome<M>> | Outcome<M>;
  /** Forwardings, letters and clocks: in the same transaction, after the rows of the application are changed. */
  readonly follow?: (file: CaseFile, moved: M) => Promise<void> | void;
}

export async function moveApplication<M extends Moved>(work: Work, id: string, { permission, decide, follow }: PartsAct<M>): Promise<Outcome<ApplicationRow>> {
  const file = await openCaseFile(work, id);
  if (!file) return work.audit({ action: permission, objectType: 'application', objectId: id }, refuse('NOT_FOUND', 'id'));
  const outcome = work.may(permission) ? await decide(file) : refuse('NOT_PERMITTED');
  work.audit({ action: permission, objectType: 'application', objectId: id, subjectId: file.row.residentId }, outcome);
  if (!outcome.ok) return outcome;

  saveCaseFile(file, outcome.value.application);
  if (outcome.value.facts.some(({ type }) => type === 'application.escalated')) file.row.escalated = true;
  work.append(outcome.value.facts, { application: file.row });
  await follow?.(file, outcome.value);
  return done(file.row);
}
