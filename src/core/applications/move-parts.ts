import type { Unit } from '../law/units.js';
import type { Fact, FactType } from '../../vocabulary/fact.js';
import { nextState, type ActOf } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { applicationFact } from './application-fact.js';
import type { Application } from './application.js';
import { burdenedParts, isUnsigned, partsToLeave } from './formal-defects.js';
import { APPLICATION_LIFE, type ApplicationState, PART_LIFE } from './lifecycle.js';
import type { ApplicationPart } from './part.js';

/** What came of an act on parts: the application with all its parts, and those that moved. */
export interface Moved {
  readonly application: Application;
  readonly moved: readonly ApplicationPart[];
  readonly facts: readonly Fact[];
}

export interface PartMove {
  readonly act: ActOf<typeof PART_LIFE>;
  readonly fact: FactType;
  /** Whether this act is the one that the finding wants for the part. */
  readonly fits: (part: ApplicationPart) => boolean;
  /** Unit that gets the part, where it is not the one that the finding names. */
  readonly unit?: (part: ApplicationPart) => Unit | null;
}

/**
 * Moves the parts that were named, or all that the act fits and that wait for one. What was named must fit and be able to move: a clerk
 * who names a matter means it. What the applicant was called to complete waits for that; the other matters do not wait with it.
 */
export function moveParts(application: Application, matters: readonly string[] | null, { act, fact, fits, unit = ({ unit: found }) => found }: PartMove): Outcome<Moved> {
  if (!PARTS_MOVE.has(application.state)) return refuse('APPLICATION_STATE', 'id');
  const chosen = matters === null ? application.parts.filter(fits) : chosenParts(application.parts, matters);
  if (!chosen) return refuse('INVALID_VALUE', 'matters');
  if (chosen.length === 0 || !chosen.every(fits)) return refuse('FINDING_DIFFERS', matters === null ? 'id' : 'matters');
  const calledFor = application.state !== 'CALLED_TO_COMPLETE' ? [] : act === 'return' ? partsToLeave(application) : burdenedParts(application);
  const movable = chosen.filter((part) => nextState(PART_LIFE, part.state, act) && !calledFor.includes(part));
  if (movable.length === 0 || (matters !== null && movable.length < chosen.length)) return refuse('APPLICATION_STATE', matters === null ? 'id' : 'matters');
  const moved = movable.map((part) => ({ ...part, unit: unit(part), state: nextState(PART_LIFE, part.state, act)! }));
  const next = withParts(application, moved);
  return done({ application: next, moved, facts: unitsOf(moved).map((detail) => applicationFact(fact, next.id, next.state, detail === null ? {} : { detail })) });
}

/** The application with these parts in the place of what they were, in the state that follows from all of them. */
export function withParts(application: Application, moved: readonly ApplicationPart[]): Application {
  const parts = application.parts.map((part) => moved.find(({ matter }) => matter === part.matter) ?? part);
  // Whoever was called for a matter that is not there any more waits for nothing.
  const from = application.state === 'CALLED_TO_COMPLETE' && moved.length > 0 && burdenedParts({ ...application, parts }).length === 0 ? 'SUBMITTED' : application.state;
  const waitsForPapers = from === 'SUBMITTED' && parts.some((part) => isUnsigned(application, part));
  const act = waitsForPapers ? null : actThatFollows(from, parts);
  const state = (act && nextState(APPLICATION_LIFE, from, act)) ?? from;
  const whoHasIt = parts.find((part) => part.state === 'ASSIGNED') ?? parts.findLast((part) => part.state === 'FORWARDED' || part.state === 'TAKEN_OVER');
  return { ...application, parts, state, unit: whoHasIt?.unit ?? null };
}

/** Something of it is with the centre, or all of it has gone; what came back, or is disputed, waits for an act again. */
function actThatFollows(state: ApplicationState, parts: readonly ApplicationPart[]): ActOf<typeof APPLICATION_LIFE> | null {
  const has = (...states: readonly ApplicationPart['state'][]) => parts.some((part) => states.includes(part.state));
  const waits = has('OPEN', 'SENT_BACK', 'DISPUTED');
  if (has('ASSIGNED')) return 'assign';
  if (waits) return state === 'SUBMITTED' ? null : 'sendBack';
  return has('FORWARDED', 'TAKEN_OVER') ? 'forward' : 'close';
}

/** After it has ended, no part of it moves. */
const PARTS_MOVE: ReadonlySet<ApplicationState> = new Set<ApplicationState>(
  ['SUBMITTED', 'CALLED_TO_COMPLETE', 'ASSIGNED', 'NEEDS_RECORDED', 'PLAN_DRAFTED', 'IN_REALISATION', 'FORWARDED']);

function chosenParts(parts: readonly ApplicationPart[], matters: readonly string[]): readonly ApplicationPart[] | undefined {
  const chosen = parts.filter(({ matter }) => matters.includes(matter));
  return chosen.length === new Set(matters).size ? chosen : undefined;
}

const unitsOf = (parts: readonly ApplicationPart[]) => [...new Set(parts.map(({ unit }) => unit))];
