import type { CompetenceInput } from './facts.js';
import type { Question, TrailEntry } from './finding.js';
import { type Admission, FACTS, type ModeFound, type Place, type Rule, type UnitFound, type WholeFound } from './rule.js';

/** Where the answers about one application are written down. */
export interface Walk {
  readonly input: CompetenceInput;
  readonly trail: TrailEntry[];
}

export interface Answer<Found> {
  readonly rule: { readonly name: string; readonly statute: string };
  readonly found: Found;
}

/** Asks the rules in order until one settles the question. Each that was asked leaves an entry in the trail. `matter` is null for the whole. */
export function ask<Asked, Found extends AnyFound>(
  { input, trail }: Walk,
  question: Question,
  matter: string | null,
  rules: readonly Rule<Asked, Found>[],
  asked: Asked,
): Answer<Found> | undefined {
  for (const rule of rules) {
    const found = rule.settles(asked);
    trail.push({
      rule: rule.name,
      version: rule.version,
      settled: found !== undefined,
      matter,
      question,
      inputs: rule.looksAt.map((fact) => ({ fact, value: FACTS[fact](input, matter ?? '') })),
      found: found ? codeOf(found) : null,
    });
    if (found) return { rule, found };
  }
  return undefined;
}

type AnyFound = Admission | Place | UnitFound | ModeFound | WholeFound;

function codeOf(found: AnyFound): string | null {
  if ('unit' in found) return found.unit;
  if ('mode' in found) return found.mode;
  if ('gmina' in found) return found.gmina;
  return 'missing' in found ? 'UNDETERMINED' : found.outcome;
}
