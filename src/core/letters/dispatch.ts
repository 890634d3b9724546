import { applicationFact } from '../applications/application-fact.js';
import type { ApplicationState } from '../applications/lifecycle.js';
import type { Fact, FactType } from '../../vocabulary/fact.js';
import { nextState, type ActOf } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { DispatchChannel, LetterKind } from './letter.js';
import { DISPATCH_LIFE, type DispatchState } from './lifecycle.js';

/** A dispatch (wysyłka) as the core sees it. */
export interface Dispatch {
  readonly state: DispatchState;
  readonly channel: DispatchChannel;
  /** Of e-Doręczenia; both missing on a letter that nobody can follow there. */
  readonly taskId: string | null;
  readonly messageId: string | null;
  /** Of the office's EZD, and how many files lie in that case already. */
  readonly officeCaseId: string | null;
  readonly filesFiled: number;
}

/** The letter that travels, and its case. */
export interface Posted {
  readonly applicationId: string;
  readonly applicationState: ApplicationState;
  readonly kind: LetterKind;
}

export type DispatchAct = ActOf<typeof DISPATCH_LIFE>;

/** Carries out these acts one after another, or none of them. */
export function moveDispatch(
  from: DispatchState, acts: readonly DispatchAct[], { applicationId, applicationState, kind }: Posted,
): Outcome<{ readonly state: DispatchState; readonly facts: readonly Fact[] }> {
  let state: DispatchState | undefined = from;
  for (const act of acts) state = state && nextState(DISPATCH_LIFE, state, act);
  if (!state) return refuse('DELIVERY_STATE', 'id');
  const told = acts.flatMap((act) => FACT_OF[act] ?? []);
  return done({ state, facts: told.map((type) => applicationFact(type, applicationId, applicationState, { detail: kind })) });
}

/** A letter that was refused before it left is one that was not delivered. */
const FACT_OF: Partial<Record<DispatchAct, FactType>> = {
  take: 'letter.sent', confirm: 'letter.sent', deliver: 'letter.delivered', deem: 'letter.delivered', fail: 'letter.undelivered', refuse: 'letter.undelivered',
  lose: 'letter.review-required', giveUp: 'letter.abandoned', sendAgain: 'letter.queued-again',
};

/** What a clerk decides on a letter of which nobody knows whether it has left, or that did not arrive. */
export const DISPATCH_DECISIONS = {
  IT_WAS_SENT: 'wysłano: widać to w systemie, do którego pismo szło', SEND_AGAIN: 'wyślij, także ponownie', ON_PAPER: 'wyślij na papierze, a tę wysyłkę zakończ',
  GIVE_UP: 'zakończ tę wysyłkę',
} as const;
export type DispatchDecision = keyof typeof DISPATCH_DECISIONS;

export interface Decided {
  readonly acts: readonly DispatchAct[];
  readonly changes: Partial<Dispatch>;
  /** The same letter goes another way from now on, by a dispatch of its own. */
  readonly instead?: DispatchChannel;
}

/**
 * What follows from a clerk's decision. `id`: under which the other side has it, the task of e-Doręczenia or the case in EZD. What goes to
 * EZD goes in steps, the case and then its files: the clerk speaks of the step that is in doubt, and the others are still taken.
 */
export function decideDispatch(dispatch: Dispatch, decision: DispatchDecision, id: string | null, files: number): Outcome<Decided> {
  if (decision === 'GIVE_UP') return done({ acts: ['giveUp'], changes: {} });
  if (decision === 'ON_PAPER') return dispatch.channel === 'PAPER' ? refuse('DELIVERY_STATE', 'id') : done({ acts: ['giveUp'], changes: {}, instead: 'PAPER' });
  if (decision === 'SEND_AGAIN') return done({ acts: ['sendAgain'], changes: { taskId: null, messageId: null } });
  if (dispatch.state !== 'REVIEW_REQUIRED') return refuse('DELIVERY_STATE', 'id');
  if (id !== null && !/^[\w.-]{1,100}$/.test(id)) return refuse('INVALID_VALUE', 'taskId');
  if (dispatch.channel !== 'EZD') return done({ acts: ['confirm'], changes: { taskId: id } });
  if (dispatch.officeCaseId === null) return id === null ? refuse('INVALID_VALUE', 'taskId') : done({ acts: ['sendAgain'], changes: { officeCaseId: id } });
  const filesFiled = dispatch.filesFiled + 1;
  return done({ acts: filesFiled < files ? ['sendAgain'] : ['confirm', 'deliver'], changes: { filesFiled } });
}

/** What a clerk has in hand: a receipt (zwrotne potwierdzenie odbioru), or the letter that came back. */
export interface DeliveryRecord {
  readonly on: LocalDate;
  readonly undelivered: boolean;
}

/** Of letters that the hub cannot follow by itself. `since`: the day of posting, or on which the letter was put on the account. */
export function recordDelivery(
  dispatch: Dispatch, { on, undelivered }: DeliveryRecord, { since, today }: { readonly since: LocalDate; readonly today: LocalDate },
): Outcome<readonly DispatchAct[]> {
  if (isFollowed(dispatch)) return refuse('DELIVERY_STATE', 'id');
  if (on > today || on < since) return refuse('INVALID_VALUE', 'deliveredOn');
  const end = undelivered ? 'fail' : 'deliver';
  return done(dispatch.channel === 'ACCOUNT' && dispatch.state === 'QUEUED' ? ['begin', 'take', end] : [end]);
}

const isFollowed = ({ channel, state, taskId, messageId }: Dispatch): boolean =>
  state === 'SENDING' || channel === 'EZD' || channel === 'EDORECZENIA' && (taskId !== null || messageId !== null);
