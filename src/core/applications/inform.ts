import type { Outcome } from '../../vocabulary/outcome.js';
import type { Application } from './application.js';
import { moveParts, type Moved } from './move-parts.js';

/** Tells the applicant where and how to apply to a body that takes its own form only; nothing is forwarded (k.p.a. art. 9). */
export const inform = (application: Application, matters: readonly string[] | null): Outcome<Moved> =>
  moveParts(application, matters, { act: 'inform', fact: 'application.informed', fits: ({ mode }) => mode === 'INFORM_ONLY' });
