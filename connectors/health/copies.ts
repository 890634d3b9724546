import type { Identified } from './identified.js';

/**
 * One of each id: what stands in two pages is one. Of copies that differ, because the resource changed between the pages, the latest speaks,
 * where each says when it was written; otherwise none can be believed more than the others, and all are kept as unreadable.
 */
export function newestCopies<R extends Identified>(resources: readonly R[]): readonly R[] {
  const copies = new Map<unknown, R[]>();
  for (const resource of resources) {
    const key = resource.id ?? resource;
    const known = copies.get(key);
    if (known) known.push(resource); else copies.set(key, [resource]);
  }
  return [...copies.values()].flatMap((all) => (all.length === 1 ? all : believed(all)));
}

function believed<R extends Identified>(all: readonly R[]): readonly R[] {
  if (sayTheSame(all)) return all.slice(0, 1);
  const latest = Math.max(...all.map(({ lastUpdated }) => lastUpdated?.getTime() ?? NaN));
  const newest = all.filter(({ lastUpdated }) => lastUpdated?.getTime() === latest);
  return newest.length > 0 && sayTheSame(newest) ? newest.slice(0, 1) : all.map((each) => ({ ...each, unreadable: true }));
}

const sayTheSame = (all: readonly Identified[]): boolean => new Set(all.map((each) => JSON.stringify({ ...each, lastUpdated: undefined }))).size === 1;
