import { whyNotHeard } from '../../src/core/residents/provenance.js';
import { SOURCE_SYSTEM_NAMES } from '../../src/vocabulary/source-system.js';
import type { Ask, Heard } from '../connector.js';
import { untilCallerLeaves } from './until-caller-leaves.js';

/** A refresh is nobody's own, so no caller's deadline ends it; this does. */
const REFRESH_MILLISECONDS_MAX = 60_000;

/**
 * A register (never an answer about a person) is asked once for everybody and its last good answer is kept.
 * While it is fresh it is simply given again; when a refresh fails, or takes longer than the caller can wait,
 * it is given with its old `asOf` and `staleBecause`. Without a good answer the fault is the caller's answer.
 * A connector that is opened anew, because its configuration was changed, begins without one.
 * `name` is who gives it, for that sentence; the source system where none is given.
 */
export function registerCache<T>(load: (ask: Ask) => Promise<Heard<T>>, ttlMilliseconds: number, name?: string): (ask: Ask) => Promise<Heard<T>> {
  let lastGood: { readonly answer: Heard<T> & { heard: true }; readonly loadedAt: number } | undefined;
  let refreshing: Promise<Heard<T>> | undefined;

  const refresh = async (correlationId: string): Promise<Heard<T>> => {
    const answer = await load({ correlationId, signal: AbortSignal.timeout(REFRESH_MILLISECONDS_MAX) });
    if (answer.heard) lastGood = { answer, loadedAt: performance.now() };
    return answer;
  };

  return async (ask) => {
    if (lastGood && performance.now() - lastGood.loadedAt < ttlMilliseconds) return lastGood.answer;
    refreshing ??= refresh(ask.correlationId).finally(() => { refreshing = undefined; });
    // Whoever asks after leaving gets the load's own words for that: a transport sends nothing for an aborted signal.
    const answer = (await untilCallerLeaves(refreshing, ask.signal)) ?? (await load(ask));
    if (answer.heard || !lastGood) return answer;
    return {
      ...lastGood.answer,
      staleBecause: `Nie udało się w porę odświeżyć danych, które podaje ${name ?? SOURCE_SYSTEM_NAMES[answer.fault.source]}, bo ${whyNotHeard(answer.fault)}; pokazano ostatnią dobrą odpowiedź.`,
    };
  };
}

export interface KeyedRegister<Question, T> {
  readonly load: (question: Question, ask: Ask) => Promise<Heard<T>>;
  /** Equal for questions that have the same answer. */
  readonly keyOf: (question: Question) => string;
  readonly ttlMilliseconds: number;
  /** Questions whose answers are kept; the one that was asked longest ago goes first. */
  readonly questionsMax: number;
  readonly name?: string;
}

/** A register that cannot be read as a whole: each question is kept as `registerCache` keeps one. */
export function keyedRegisterCache<Question, T>(
  { load, keyOf, ttlMilliseconds, questionsMax, name }: KeyedRegister<Question, T>,
): (question: Question, ask: Ask) => Promise<Heard<T>> {
  const kept = new Map<string, (ask: Ask) => Promise<Heard<T>>>();
  return (question, ask) => {
    const key = keyOf(question);
    const answer = kept.get(key) ?? registerCache((each) => load(question, each), ttlMilliseconds, name);
    kept.delete(key);
    kept.set(key, answer); // a Map keeps its order, so the first one is the one asked longest ago
    if (kept.size > questionsMax) kept.delete(kept.keys().next().value!);
    return answer(ask);
  };
}
