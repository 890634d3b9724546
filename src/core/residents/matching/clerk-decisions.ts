import { done, type Outcome } from '../../../vocabulary/outcome.js';
import { refuse } from '../../../vocabulary/refusals.js';
import { barOf, type ClerkAct, type LinkState, linkOf } from './decisions.js';
import type { Pair } from './pair.js';

/** On what a clerk's decision rests. A closed list, so that nothing of a person is written down with it. */
export const DECISION_REASONS = {
  DOCUMENT_SEEN: 'sprawdzono dokument osoby',
  PERSON_CONFIRMED: 'potwierdziła to sama osoba',
  SOURCE_CONFIRMED: 'potwierdził to urząd, który prowadzi rejestr',
  NAME_CHANGED: 'zmieniono imię albo nazwisko',
  MISTAKE_IN_SOURCE: 'w rejestrze jest pomyłka',
  DECIDED_BY_MISTAKE: 'wcześniej rozstrzygnięto to omyłkowo',
} as const;
export type DecisionReason = keyof typeof DECISION_REASONS;

/** A decision of a clerk to be added. */
export interface ClerkSays extends Pair {
  readonly act: ClerkAct;
}

/**
 * What is to be added when a clerk decides so, oldest first; refused where another clerk was faster or there is nothing to decide.
 * A record that is linked leaves its former resident in words of its own, so that the decisions about that resident alone tell it.
 */
export function clerkSays(act: ClerkAct, { residentId, record }: Pair, state: LinkState): Outcome<readonly ClerkSays[]> {
  const says: ClerkSays = { residentId, record, act };
  const linked = linkOf(state, record);
  const isLinkedHere = linked?.residentId === residentId;
  const bar = barOf(state, says);
  switch (act) {
    case 'LINK':
      if (isLinkedHere && linked.made.how === 'CLERK') return refuse('MATCH_DECIDED', 'recordId');
      return done(linked && !isLinkedHere ? [{ residentId: linked.residentId, record, act: 'UNLINK' }, says] : [says]);
    case 'UNLINK': return isLinkedHere ? done([says]) : refuse('RECORD_NOT_LINKED', 'recordId');
    case 'NOT_THE_SAME': return bar?.said === 'NOT_THE_SAME' ? refuse('MATCH_DECIDED', 'recordId') : done([says]);
    case 'RECONSIDER': return bar && bar.said !== 'GIVEN_TO_ANOTHER' ? done([says]) : refuse('RECORD_NOT_BARRED', 'recordId');
  }
}

/** What a clerk can answer to an open question. LATER leaves it open, behind all the others. */
export const MATCH_ANSWERS = {
  SAME: 'to ta sama osoba',
  NOT_THE_SAME: 'to dwie różne osoby; hub nie zapyta o to ponownie',
  LATER: 'jeszcze nie wiadomo; pytanie wraca na koniec kolejki',
} as const;
export type MatchAnswer = keyof typeof MATCH_ANSWERS;
