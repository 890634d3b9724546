import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { canBeWrittenTo, partsToLeave } from './formal-defects.js';
import { APPLICATION_LIFE } from './lifecycle.js';
import { type Moved, withParts } from './move-parts.js';
import type { ApplicationPart } from './part.js';

/**
 * Leaves the matters that wait for what is missing without recognition, and with the last of them the application; the others go on. At once where
 * no letter can reach the applicant (k.p.a. art. 64 § 1); otherwise only after a call was delivered and its last day has passed with something still
 * missing (§ 2). The fact says by which of the two. `lastDay`: the legal end of the applicant's term; null where none runs, as nobody was called or
 * the call is still on its way.
 */
export function leave(application: Application, lastDay: LocalDate | null, today: LocalDate): Outcome<Moved> {
  const moved = partsToLeave(application).map((part) => ({ ...part, state: 'LEFT' as const }));
  const goesOn = application.parts.some((part) => GOES_ON.has(part.state) && !moved.some(({ matter }) => matter === part.matter));
  const state = nextState(APPLICATION_LIFE, application.state, goesOn ? 'leavePart' : 'leave');
  if (!state) return refuse('APPLICATION_STATE', 'id');
  if (moved.length === 0) return refuse('NO_DEFECTS', 'id');
  const detail = canBeWrittenTo(application) ? 'KPA64_2' : 'KPA64_1';
  if (detail === 'KPA64_2' && (lastDay === null || today <= lastDay)) return refuse('CALL_NOT_EXPIRED', 'id');
  const next = goesOn ? withParts({ ...application, state, defects: application.defects.filter((defect) => defect === 'FACT_MISSING') }, moved) : { ...withParts(application, moved), state };
  return done({ application: next, moved, facts: [applicationFact('application.left-without-recognition', next.id, next.state, { detail })] });
}

/** Whoever has such a matter goes on with it. */
const GOES_ON: ReadonlySet<ApplicationPart['state']> = new Set<ApplicationPart['state']>(['OPEN', 'ASSIGNED', 'FORWARDED', 'SENT_BACK', 'DISPUTED', 'TAKEN_OVER']);
