import { ROLES } from '../access/actor.js';
import type { Permission } from '../access/permissions.js';
import type { SendBackReason } from '../applications/forwarding.js';
import { matterOn } from '../law/matters.js';
import { isUnit, UNITS } from '../law/units.js';
import { FACT_TYPES, type FactType } from '../../vocabulary/fact.js';
import { type LocalDate, warsawMoment } from '../../vocabulary/local-date.js';
import { inPolishWords, whySentBack } from './details.js';
import { ACTS, FACTS_OF } from './metryka-acts.js';
import { LETTER_KINDS, type LetterKind } from './letter.js';
import { newDateIn } from './templates/delay.js';

/** What the metryka is generated from: acts of the audit that were done, facts of the journal, letters. Each list in the order in which it was written. */
export interface CaseRecord {
  readonly number: string;
  readonly receivedOn: LocalDate;
  /** Of the whole application. */
  readonly matters: readonly string[];
  readonly acts: readonly { readonly at: Date; readonly actorId: string; readonly actorRole: string; readonly action: string; readonly objectId?: string | null | undefined }[];
  readonly facts: readonly { readonly at: Date; readonly type: FactType; readonly detail?: string | null | undefined }[];
  readonly letters: readonly { readonly id: string; readonly kind: LetterKind; readonly writtenAt: Date; readonly writtenBy: string; readonly matters: readonly string[]; readonly body: string }[];
  /** One way of one letter. */
  readonly dispatches: readonly { readonly id: string; readonly letterId: string }[];
  readonly forwardings: readonly { readonly id: string; readonly matters: readonly string[]; readonly reason?: SendBackReason | null | undefined }[];
  /** Where the matters are now. */
  readonly parts: readonly { readonly matter: string; readonly unit?: string | null | undefined; readonly state: string }[];
}

type Act = CaseRecord['acts'][number];
type CaseFact = CaseRecord['facts'][number];
type CaseLetter = CaseRecord['letters'][number];

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
export function metrykaOf(record: CaseRecord): readonly MetrykaEntry[] {
  const { acts, facts } = record;
  const isOpen = new Set(facts);
  const ofPeople = acts.flatMap((done): MetrykaEntry[] => {
    const { at, actorId, actorRole, action } = done;
    const act = ACTS[action as Permission];
    if (!act) return [];
    const came = facts.filter((fact) => isOpen.has(fact) && fact.at.getTime() === at.getTime() && FACTS_OF[fact.type].some((by) => by === action));
    for (const fact of came) isOpen.delete(fact);
    const letters = lettersOf(record, done);
    const statute = act.statute ?? (action === 'application.forward' ? statutesOf(letters) : null);
    const result = [...came.map(inWords), ...whatElse(record, done, letters, came)].join('; ') || 'wykonano';
    return [{ at, actorId, actorRole: roleName(actorRole), act: act.name, statute, documents: letters.map(({ id, kind }) => ({ id, kind })), result }];
  });
  const ofTheHub = facts.filter((fact) => isOpen.has(fact) && FACTS_OF[fact.type].includes('HUB'))
    .map((fact): MetrykaEntry => ({
      at: fact.at, actorId: 'hub', actorRole: THE_HUB, act: FACT_TYPES[fact.type], statute: null, documents: [], result: fact.detail ? inPolishWords(fact.detail) : 'wykonano',
    }));
  return [...ofPeople, ...ofTheHub].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The documents of an act: what its actor wrote with it, or the letter that it sent on its way or delivered. */
function lettersOf({ letters, dispatches }: CaseRecord, { at, actorId, action, objectId }: Act): readonly CaseLetter[] {
  const sent = dispatches.find(({ id }) => id === objectId)?.letterId;
  if (sent !== undefined) return letters.filter(({ id }) => id === sent);
  return ACTS[action as Permission]?.writesLetters ? letters.filter(({ writtenAt, writtenBy }) => writtenBy === actorId && writtenAt.getTime() === at.getTime()) : [];
}

/** Passing on has its article by who gets what, and so have the letters that go with it. */
const statutesOf = (letters: readonly CaseLetter[]): string | null => [...new Set(letters.map(({ kind }) => LETTER_KINDS[kind].statute))].join('; ') || null;

function inWords({ type, detail }: CaseFact): string {
  if (!detail) return FACT_TYPES[type];
  if (type === 'application.assigned' && isUnit(detail) && UNITS[detail].seat !== 'CENTRE') return `wniosek przekazany w obiegu wewnętrznym (${inPolishWords(detail)})`;
  return `${FACT_TYPES[type]} (${inPolishWords(detail)})`;
}

/** What the facts have no room for: which matters, why they were sent back, and the new date of a term. */
function whatElse(record: CaseRecord, { action, objectId }: Act, letters: readonly CaseLetter[], came: readonly CaseFact[]): readonly string[] {
  const answered = record.forwardings.find(({ id }) => id === objectId);
  const matters = answered?.matters ?? (action === 'application.assign' ? assignedWith(record, came) : letters.flatMap((letter) => letter.matters));
  const newDate = letters.flatMap(({ kind, body }) => (kind === 'DELAY_36' ? [newDateIn(body)] : []))[0];
  const isSentBack = came.some(({ type }) => type === 'application.sent-back');
  return [
    ...(answered?.reason && isSentBack ? [whySentBack(answered.reason)] : []),
    ...(newDate ? [`nowy termin: ${newDate}`] : []),
    ...(matters.length > 0 && action !== 'letter.dispatch' ? [`dotyczy: ${mattersInWords(record, matters)}`] : []),
  ];
}

/** The journal keeps which unit, and not which matters: they are named where nothing else can be meant. */
function assignedWith({ matters, parts, facts }: CaseRecord, came: readonly CaseFact[]): readonly string[] {
  if (matters.length === 1) return matters;
  return came.flatMap(({ detail }) => {
    const isOnlyOne = facts.filter((fact) => fact.type === 'application.assigned' && fact.detail === detail).length === 1;
    return isOnlyOne ? parts.filter(({ unit, state }) => state === 'ASSIGNED' && unit === detail).map(({ matter }) => matter) : [];
  });
}

const mattersInWords = ({ matters, receivedOn }: CaseRecord, of: readonly string[]): string =>
  matters.flatMap((code, i) => (of.includes(code) ? [`sprawa nr ${i + 1} – ${matterOn(code, receivedOn)?.name ?? code}`] : [])).join(', ');

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
