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

/**
 * One session for all who ask, opened when it is first needed. Whoever hears that it is gone logs in again, once however
 * many hear it, and asks once more; what is lost then as well is the caller's failure. Throws SourceFailure.
 */
export function sharedSession<Session>({ login, isLost, refusedMilliseconds }: SessionRules<Session>) {
  let current: Promise<{ readonly session: Session }> | undefined;

  const opened = async (ask: Ask): Promise<{ readonly session: Session }> => {
    current ??= open(ask.correlationId);
    const heard = await untilCallerLeaves(current, ask.signal);
    if (!heard) throw new SourceFailure('TIMEOUT', true);
    return heard;
  };

  const open = (correlationId: string) => {
    const opening = login({ correlationId, signal: AbortSignal.timeout(LOGIN_MILLISECONDS_MAX) }).then((session) => ({ session }));
    const forget = () => { if (current === opening) current = undefined; };
    opening.catch((error: unknown) => {
      const isRefused = error instanceof SourceFailure && error.kind === 'REFUSED';
      if (isRefused) setTimeout(forget, refusedMilliseconds).unref();
      else forget();
    });
    return opening;
  };

  /** Asks with the session. The question must be one that may be sent twice. */
  return async <T>(question: (session: Session) => Promise<T>, ask: Ask): Promise<T> => {
    const held = await opened(ask);
    const holding = current;
    try {
      return await question(held.session);
    } catch (error) {
      if (!(error instanceof SourceFailure) || !isLost(error)) throw error;
      if (current === holding) current = undefined; // unless somebody was faster
      return question((await opened(ask)).session);
    }
  };
}
