import type { Outcome } from '../../vocabulary/outcome.js';
import type { Application } from './application.js';
import { moveParts, type Moved } from './move-parts.js';

/**
 * Separates the matters of other organs: the applicant is told that each needs an application of its own, and that one filed within 14 days
 * of the notice keeps the first date (k.p.a. art. 66 § 1–2). The own matters go on.
 */
export const split = (application: Application, matters: readonly string[] | null): Outcome<Moved> =>
  moveParts(application, matters, { act: 'split', fact: 'application.split', fits: ({ mode }) => mode === 'KPA66_SPLIT' });
