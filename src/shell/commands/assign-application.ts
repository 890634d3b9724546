import { assign } from '../../core/applications/assign.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';

/** Gives the application to the unit of the centre that the finding names. */
export const assignApplication = (work: Work, id: string): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, 'application.assign', assign);
