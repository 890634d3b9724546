import type { Ask } from '../connector.js';
import { SourceFailure } from './source-failure.js';
import { untilCallerLeaves } from './until-caller-leaves.js';

/** A login is nobody's own, so no caller's deadline ends it; this does. */
const LOGIN_MILLISECONDS_MAX = 10_000;

export interface SessionRules<Session> {
  readonly login: (ask: Ask) => Promise<Session>;
  /** Whether this failure says that the session is gone: it ended at the source, or the source was restarted. */
  readonly isLost: (failure: SourceFailure) => boolean;
  /** A refused login is not tried again for so long: an account is locked after a few wrong passwords. */
  readonly refusedMilliseconds: number;
}

/** Asks with the session; what it is given must be a question that may be sent twice. */
export type WithSession<Session> = <T>(question: (session: Session) => Promise<T>, ask: Ask) => Promise<T>;

/**
 * One session for all who ask, opened when it is first needed. Whoever hears that it is gone logs in again, once however
 * many hear it, and asks once more; what is lost then as well is the caller's failure. Throws SourceFailure.
 */
export function sharedSession<Session>({ login, isLost, refusedMilliseconds }: SessionRules<Session>): WithSession<Session> {
  let current: Promise<{ readonly session: Session }> | undefined;
  let refused: { readonly failure: SourceFailure; readonly until: number } | undefined;

  const open = (correlationId: string) => {
    const opening = login({ correlationId, signal: AbortSignal.timeout(LOGIN_MILLISECONDS_MAX) }).then((session) => ({ session }));
    opening.catch((error: unknown) => {
      if (current === opening) current = undefined;
      const isRefused = error instanceof SourceFailure && error.kind === 'REFUSED';
      if (isRefused) refused = { failure: error, until: performance.now() + refusedMilliseconds };
    });
    return opening;
  };

  const held = async (ask: Ask) => {
    if (refused && performance.now() < refused.until) throw refused.failure;
    const opening = (current ??= open(ask.correlationId));
    const opened = await untilCallerLeaves(opening, ask.signal);
    if (!opened) throw new SourceFailure('TIMEOUT', true);
    return { opening, session: opened.session };
  };

  return async (question, ask) => {
    const { opening, session } = await held(ask);
    try {
      return await question(session);
    } catch (error) {
      if (!(error instanceof SourceFailure) || !isLost(error)) throw error;
      if (current === opening) current = undefined; // unless somebody was faster
      return question((await held(ask)).session);
    }
  };
}
