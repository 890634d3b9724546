import { cell } from './cell.js';
import { idsIn, planDays, type Ids } from './ids.js';

/** How far somebody has come. Only opaque ids are kept, and only as long as the browser's tab is open. */
export interface Walk {
  /** Names of prepared operations that succeeded. */
  readonly done: readonly string[];
  readonly ids: Ids;
  /** Ids that newer ones have replaced, so that tabs filled with them follow. */
  readonly earlier: Readonly<Record<string, readonly string[]>>;
}

const KEY = 'cus-hub:walk';

export const walk = cell<Walk>(stored() ?? { done: [], ids: planDays(new Date()), earlier: {} });

function stored(): Walk | undefined {
  const text = sessionStorage.getItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as Walk);
}

/** Learns from an answer: which step is done, and which ids it brought. */
export function learn(operation: string | undefined, { data, errors }: { data?: unknown; errors?: readonly unknown[] | undefined }): void {
  if (operation === undefined || data === undefined || data === null || errors !== undefined || isRefused(data)) return;
  const { done, ids, earlier } = walk.get();
  const brought = idsIn(operation, data);
  const replaced = Object.keys(brought).filter((name) => ids[name] !== undefined && ids[name] !== brought[name]);
  const next: Walk = {
    done: done.includes(operation) ? done : [...done, operation],
    ids: { ...ids, ...brought },
    earlier: { ...earlier, ...Object.fromEntries(replaced.map((name) => [name, [...(earlier[name] ?? []), ids[name]!]])) },
  };
  walk.set(next);
  sessionStorage.setItem(KEY, JSON.stringify(next));
}

/** A command that was refused answers with `userErrors`. */
const isRefused = (data: unknown): boolean => /"userErrors":\[\{/.test(JSON.stringify(data));
