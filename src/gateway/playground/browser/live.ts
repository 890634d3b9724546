import { createClient } from 'graphql-ws';
import { authorizationOf, forgetTokens } from './access.js';
import { cell } from './cell.js';
import { SPEAKERS, type Speaker } from './speakers.js';

export interface LiveEvent {
  /** Place in the order of arrival. */
  readonly number: number;
  /** Value of the subscription's field. */
  readonly value: Readonly<Record<string, unknown>>;
}

export interface Live {
  readonly state: 'off' | 'listening' | 'ended';
  /** Polish name of the role that listens. */
  readonly as: string;
  /** Why it ended, when it did not end by itself. */
  readonly because?: string;
  readonly events: readonly LiveEvent[];
}

export interface Subscription {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}
interface Watcher { next(result: object): void; error(error: unknown): void; complete(): void }

const EVENTS_MAX = 200;

export const live = cell<Live>({ state: 'off', as: '', events: [] });
let stop = (): void => undefined;

/**
 * Opens a subscription over a WebSocket of its own, with the token of the speaker of this moment. It goes on while other tabs
 * are used in other roles. After a break of the network it begins again; events seen before are not shown twice.
 */
export function listen(subscription: Subscription, who: Speaker, watcher: Watcher): void {
  stop();
  live.set({ state: 'listening', as: SPEAKERS[who], events: [] });
  const client = createClient({
    url: new URL('graphql', document.baseURI).href.replace(/^http/, 'ws'), connectionParams: () => authorizationOf(who), retryAttempts: 20,
  });
  const seen = new Set<unknown>();
  const unsubscribe = client.subscribe<Record<string, unknown>>(subscription, {
    next(result) {
      const value = Object.values(result.data ?? {})[0];
      if (isRecord(value) && !(value['id'] !== undefined && seen.has(value['id']))) {
        seen.add(value['id']);
        const { events } = live.get();
        live.set({ ...live.get(), events: [...events, { number: (events.at(-1)?.number ?? 0) + 1, value }].slice(-EVENTS_MAX) });
      }
      watcher.next(result);
    },
    error(reason) {
      forgetTokens();
      live.set({ ...live.get(), state: 'ended', because: sentence(reason) });
      watcher.error(Array.isArray(reason) ? reason : new Error(sentence(reason)));
    },
    complete() {
      live.set({ ...live.get(), state: 'ended' });
      watcher.complete();
    },
  });
  stop = () => {
    unsubscribe();
    void client.dispose();
  };
}

export const stopListening = (): void => stop();

export function hideEvents(): void {
  stop();
  live.set({ state: 'off', as: '', events: [] });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function sentence(reason: unknown): string {
  if (reason instanceof CloseEvent) return reason.code === 4401 ? 'Token wygasł albo jest nieważny. Uruchom subskrypcję ponownie.' : `Połączenie zamknięte (${reason.code}).`;
  if (Array.isArray(reason)) return reason.map((each) => (isRecord(each) ? String(each['message']) : '')).join(' ');
  return reason instanceof Error ? reason.message : 'Połączenie zostało przerwane.';
}
