import type { Outcome } from '../../vocabulary/outcome.js';
import type { Application } from './application.js';
import { moveParts, type Moved } from './move-parts.js';

/** Returns what a common court decides, or what nobody competent can be determined for, by an order that can be appealed (k.p.a. art. 66 § 3). */
export const returnToApplicant = (application: Application, matters: readonly string[] | null): Outcome<Moved> =>
  moveParts(application, matters, { act: 'return', fact: 'application.returned', fits: ({ mode }) => mode === 'KPA66_RETURN' || mode === null });
