import type { SourceSystem } from '../../vocabulary/source-system.js';
import type { StatedIdentity } from './parts.js';

/** Two or more sources say different things of one person. Shown, never resolved in silence. */
export interface Contradiction {
  readonly field: keyof StatedIdentity;
  readonly said: readonly { readonly system: SourceSystem; readonly value: string }[];
}

const FIELDS = ['givenName', 'familyName', 'birthDate', 'sex'] as const satisfies readonly (keyof StatedIdentity)[];

/** Letter case and stray spaces are no contradiction; everything else is. */
const comparable = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleUpperCase('pl');

export function contradictions(stated: readonly { readonly system: SourceSystem; readonly identity: StatedIdentity }[]): Contradiction[] {
  return FIELDS.flatMap((field) => {
    const said = stated.flatMap(({ system, identity }) => (identity[field] === undefined ? [] : [{ system, value: identity[field] }]));
    return new Set(said.map(({ value }) => comparable(value))).size > 1 ? [{ field, said }] : [];
  });
}
