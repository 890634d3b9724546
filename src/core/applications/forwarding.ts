import type { Unit } from '../law/units.js';
import type { Mode } from '../routing/finding.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Application } from './application.js';
import { applicationFact } from './application-fact.js';
import { FORWARDING_LIFE, type ForwardingState, hasEnded, PART_LIFE } from './lifecycle.js';
import { type Moved, withParts } from './move-parts.js';

/** One passing (przekazanie) of matters to one unit; what its inbox holds. */
export interface Forwarding {
  readonly id: string;
  readonly matters: readonly string[];
  readonly mode: Mode;
  readonly unit: Unit;
  readonly territory: string | null;
  readonly state: ForwardingState;
}

/** Why a unit sends an application back. Codes, as no free text belongs into events. */
export const SEND_BACK_REASONS = {
  NOT_COMPETENT_BY_MATTER: 'jednostka nie jest właściwa rzeczowo',
  NOT_COMPETENT_BY_PLACE: 'jednostka nie jest właściwa miejscowo',
  AGREEMENT_WITHDRAWN: 'wnioskodawca nie zgadza się na przekazanie',
  INCOMPLETE: 'przekazane dokumenty są niekompletne',
} as const;
export type SendBackReason = keyof typeof SEND_BACK_REASONS;

export interface Answered extends Moved {
  readonly state: ForwardingState;
}

/** The unit has it: from now on the matter is followed there. */
export const acknowledgeForwarding = (application: Application, forwarding: Forwarding): Outcome<Answered> =>
  answer(application, forwarding, { act: 'acknowledge', partAct: 'acknowledge', fact: 'application.forwarding-acknowledged' });

/** The unit does not take it: the matter is the centre's to decide again. It escalates when it has gone to and fro; help that cannot wait does so at once. */
export function refuseForwarding(application: Application, forwarding: Forwarding, timesSentBack: number): Outcome<Answered> {
  const outcome = answer(application, forwarding, { act: 'refuse', partAct: 'sendBack', fact: 'application.sent-back' });
  if (!outcome.ok || hasEnded(application.state) || (timesSentBack + 1 < PING_PONG && forwarding.mode !== 'EMERGENCY')) return outcome;
  const { application: next, facts } = outcome.value;
  return done({ ...outcome.value, facts: [...facts, applicationFact('application.escalated', next.id, next.state, { detail: forwarding.unit })] });
}

/** A matter that comes back for the second time is not a mistake any more: somebody who decides has to look at it. */
export const PING_PONG = 2;

function answer(
  application: Application, forwarding: Forwarding,
  { act, partAct, fact }: { act: 'acknowledge' | 'refuse'; partAct: 'acknowledge' | 'sendBack'; fact: 'application.forwarding-acknowledged' | 'application.sent-back' },
): Outcome<Answered> {
  const state = nextState(FORWARDING_LIFE, forwarding.state, act);
  if (!state) return refuse('FORWARDING_STATE', 'id');
  const moved = application.parts.filter(({ matter }) => forwarding.matters.includes(matter))
    .flatMap((part) => {
      const next = nextState(PART_LIFE, part.state, partAct);
      return next ? [{ ...part, state: next }] : [];
    });
  const next = withParts(application, moved);
  return done({ application: next, moved, state, facts: [applicationFact(fact, next.id, next.state, { detail: forwarding.unit })] });
}
