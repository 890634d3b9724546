import { type Unit, UNITS } from '../law/units.js';
import { disputeBody, type DisputeBody } from '../routing/disputes.js';
import type { Centre } from '../routing/facts.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { applicationFact } from './application-fact.js';
import type { Application } from './application.js';
import type { Refusing } from './forward.js';
import { PING_PONG } from './forwarding.js';
import { hasEnded, PART_LIFE } from './lifecycle.js';
import { type Moved, withParts } from './move-parts.js';
import type { ApplicationPart } from './part.js';
import { type ForwardedBy, isPingPong } from './ping-pong.js';

export interface Declared extends Moved {
  /** Who settles it (k.p.a. art. 22). */
  readonly settledBy: DisputeBody;
}

/**
 * Declares a dispute about competence over a matter that another organ has sent back as not its own, or has passed to the centre though it is. Until it is settled only what bears no delay is done
 * (k.p.a. art. 23). Units of one organ have no dispute: their wójt decides.
 */
export function declareDispute(application: Application, matter: string, centre: Centre, refusedBy: readonly Refusing[], forwardedBy: ForwardedBy | null = null): Outcome<Declared> {
  const part = application.parts.find((each) => each.matter === matter);
  if (!part) return refuse('INVALID_VALUE', 'matter');
  const state = nextState(PART_LIFE, part.state, 'dispute');
  const isDisputed = part.state !== 'OPEN' || (forwardedBy !== null && isPingPong({ parts: [part] }, forwardedBy));
  if (!state || !isDisputed || hasEnded(application.state)) return refuse('APPLICATION_STATE', 'matter');
  const settledBy = bodyFor(part, centre);
  const isRefused = refusedBy.some((each) => each.matter === matter && (each.reason === 'NOT_COMPETENT_BY_MATTER' || each.reason === 'NOT_COMPETENT_BY_PLACE'));
  if (!settledBy || !isRefused) return refuse('NO_DISPUTE', 'matter');
  const moved = [{ ...part, state }];
  const next = withParts(application, moved);
  return done({ application: next, moved, settledBy, facts: [applicationFact('application.dispute-declared', next.id, next.state, { detail: settledBy.body })] });
}

/** The dispute was settled: `ownUnit` of the centre keeps the matter, or the other organ gets it now. */
export function settleDispute(application: Application, matter: string, competent: 'OURS' | 'THEIRS', ownUnit: Unit): Outcome<Moved> {
  const part = application.parts.find((each) => each.matter === matter);
  if (!part) return refuse('INVALID_VALUE', 'matter');
  const state = nextState(PART_LIFE, part.state, competent === 'OURS' ? 'settleOurs' : 'settleTheirs');
  if (!state || hasEnded(application.state)) return refuse('APPLICATION_STATE', 'matter');
  const moved = [{ ...part, state, ...(competent === 'OURS' && { unit: ownUnit }) }];
  const next = withParts(application, moved);
  return done({ application: next, moved, facts: [applicationFact('application.dispute-settled', next.id, next.state, { detail: competent })] });
}

/**
 * Whether somebody who decides still has to look: a matter that waits for an act came back for the second time, or belongs to the very unit that
 * sent the application here.
 */
export function isEscalated({ parts }: Application, refusedBy: readonly Refusing[], forwardedBy: ForwardedBy | null): boolean {
  const waiting = parts.filter(({ state }) => state === 'OPEN' || state === 'SENT_BACK' || state === 'DISPUTED');
  return (forwardedBy !== null && isPingPong({ parts: waiting }, forwardedBy))
    || waiting.some(({ matter, mode }) => refusedBy.filter((each) => each.matter === matter).length >= (mode === 'EMERGENCY' ? 1 : PING_PONG));
}

/** The centre acts for the wójt of the gmina that runs it. */
function bodyFor({ mode, unit, territory }: ApplicationPart, centre: Centre): DisputeBody | null {
  if (mode === 'INTERNAL') return null;
  const theirs = unit && UNITS[unit].organ;
  return theirs ? disputeBody({ organ: 'WOJT', territory: centre.gminas[0]! }, { organ: theirs, territory }) : null;
}
