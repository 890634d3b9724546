import type { Life } from '../../src/vocabulary/lifecycle.js';

/** What is wrong with a life: states that the first one does not lead to, and acts that lead to no state of the table. */
export function faultsOf(life: Life): string[] {
  const states = Object.keys(life);
  const lost = states.flatMap((state) => Object.entries(life[state]!).filter(([, next]) => !(next in life)).map(([act, next]) => `${state}: ${act} leads to ${next}, which is no state`));
  const reached = new Set(states.slice(0, 1));
  for (const state of reached) for (const next of Object.values(life[state] ?? {})) reached.add(next);
  return [...lost, ...states.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached`)];
}

/** Values that a check constraint of PostgreSQL lists: `CHECK ((state = ANY (ARRAY['DRAFT'::text, …])))`. */
export const valuesOfCheck = (definition: string): string[] => [...definition.matchAll(/'([^']+)'::text/g)].map(([, value]) => value!);
