import { useSyncExternalStore } from 'react';

/** A value that parts of the page share, outside of React so that the fetcher reaches it too. */
export interface Cell<Value> {
  get(): Value;
  set(next: Value): void;
  watch(changed: () => void): () => void;
}

export function cell<Value>(first: Value): Cell<Value> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const changed of watchers) changed();
    },
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
}

export const useCell = <Value>({ watch, get }: Cell<Value>): Value => useSyncExternalStore(watch, get);
