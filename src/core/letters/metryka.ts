import { ROLES } from '../access/actor.js';
import type { Permission } from '../access/permissions.js';
import { FACT_TYPES, type FactType } from '../../vocabulary/fact.js';
import { warsawMoment } from '../../vocabulary/local-date.js';
import { ACTS, FACTS_OF } from './metryka-acts.js';
import { LETTER_KINDS, type LetterKind } from './letter.js';

/** What the metryka is generated from: acts of the audit that were done, facts of the journal, letters. Each list in the order in which it was written. */
export interface CaseRecord {
  readonly number: string;
  readonly acts: readonly { readonly at: Date; readonly actorId: string; readonly actorRole: string; readonly action: string }[];
  readonly facts: readonly { readonly at: Date; readonly type: FactType; readonly detail?: string | null | undefined }[];
  readonly letters: readonly { readonly id: string; readonly kind: LetterKind; readonly writtenAt: Date; readonly writtenBy: string }[];
}

/** One act in the case (k.p.a. art. 66a § 2: who, what, when, with the documents). */
export interface MetrykaEntry {
  readonly at: Date;
  /** Opaque id. */
  readonly actorId: string;
  /** Polish. */
  readonly actorRole: string;
  /** What was done, in Polish. */
  readonly act: string;
  readonly statute: string | null;
  readonly documents: readonly { readonly id: string; readonly kind: LetterKind }[];
  /** What came of it, in Polish. */
  readonly result: string;
}

/**
 * Who took part in the case, and what they did: oldest first, and of one instant in the order of writing. Readings are no acts of the case, and what was
 * refused was not done: both stay in the audit. What the hub does by itself, such as sending letters, has the hub as its actor.
 */
export function metrykaOf({ acts, facts, letters }: CaseRecord): readonly MetrykaEntry[] {
  const isOpen = new Set(facts);
  const ofPeople = acts.flatMap(({ at, actorId, actorRole, action }): MetrykaEntry[] => {
    const act = ACTS[action as Permission];
    if (!act) return [];
    const came = facts.filter((fact) => isOpen.has(fact) && fact.at.getTime() === at.getTime() && FACTS_OF[fact.type].some((by) => by === action));
    for (const fact of came) isOpen.delete(fact);
    const documents = letters.filter(({ writtenAt, writtenBy }) => act.writesLetters && writtenBy === actorId && writtenAt.getTime() === at.getTime())
      .map(({ id, kind }) => ({ id, kind }));
    return [{ at, actorId, actorRole: roleName(actorRole), act: act.name, statute: act.statute, documents, result: came.map(inPolish).join('; ') || 'wykonano' }];
  });
  const ofTheHub = facts.filter((fact) => isOpen.has(fact) && FACTS_OF[fact.type].includes('HUB'))
    .map((fact): MetrykaEntry => ({ at: fact.at, actorId: 'hub', actorRole: THE_HUB, act: FACT_TYPES[fact.type], statute: null, documents: [], result: fact.detail ?? 'wykonano' }));
  return [...ofPeople, ...ofTheHub].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const inPolish = ({ type, detail }: CaseRecord['facts'][number]): string => `${FACT_TYPES[type]}${detail ? ` (${detail})` : ''}`;

/** `dyrektor centrum`, out of the line that says what a role may do. */
const roleName = (role: string): string => (Object.hasOwn(ROLES, role) ? ROLES[role as keyof typeof ROLES].split(/ ?[:;(]/)[0]! : THE_HUB);
const THE_HUB = 'system teleinformatyczny centrum';

/** The metryka for the file (akta), as plain text. */
export function metrykaText(number: string, entries: readonly MetrykaEntry[], isComplete: boolean): string {
  const lines = entries.map(({ at, actorRole, actorId, act, statute, documents, result }, i) => [
    `${i + 1}. ${warsawMoment(at)} – ${actorRole} (${actorId}): ${act}${statute ? ` (${statute})` : ''}. Wynik: ${result}.`,
    ...documents.map(({ id, kind }) => `   Dokument: ${LETTER_KINDS[kind].name} (${LETTER_KINDS[kind].statute}), identyfikator ${id}.`),
  ].join('\n'));
  return [`METRYKA SPRAWY nr ${number} (k.p.a. art. 66a)`, ...lines, ...(isComplete ? [] : ['Dalszych czynności nie wymieniono: jest ich zbyt wiele.']), ''].join('\n');
}
