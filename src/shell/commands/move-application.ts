import type { Permission } from '../../core/access/permissions.js';
import type { Application } from '../../core/applications/application.js';
import type { Moved } from '../../core/applications/assign.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationRow } from '../store/case-tables.js';
import type { Work } from './work.js';

/** An act that changes nothing but the application's state and unit. */
export async function moveApplication(
  work: Work, id: string, permission: Permission, act: (application: Application) => Outcome<Moved>,
): Promise<Outcome<ApplicationRow>> {
  const row = await work.findApplication(id);
  if (!row) return work.audit({ action: permission, objectType: 'application', objectId: id }, refuse('NOT_FOUND', 'id'));
  const outcome = work.may(permission) ? act(row as Application) : refuse('NOT_PERMITTED');
  work.audit({ action: permission, objectType: 'application', objectId: id, subjectId: row.residentId }, outcome);
  if (!outcome.ok) return outcome;

  row.state = outcome.value.application.state;
  row.unit = outcome.value.application.unit;
  work.append(outcome.value.facts, { application: row });
  return done(row);
}
