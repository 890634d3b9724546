import { forward } from '../../core/applications/forward.js';
import type { Outcome } from '../../vocabulary/outcome.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { moveApplication } from './move-application.js';
import type { Work } from './work.js';

/** Passes the application to the unit or organ that the finding names. */
export const forwardApplication = (work: Work, id: string): Promise<Outcome<ApplicationRow>> =>
  moveApplication(work, id, 'application.forward', forward);
