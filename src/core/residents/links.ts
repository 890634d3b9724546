import { SOURCE_SYSTEM_NAMES, type SourceSystem } from '../../vocabulary/source-system.js';
import { type DecisionReason, DECISION_REASONS } from './matching/clerk-decisions.js';
import { type Bar, barOf, linkOf, type LinkState, type RecordLink } from './matching/decisions.js';
import type { MatchFinding, MatchZone } from './matching/match.js';
import { recordKey, type RecordRef } from './matching/pair.js';
import type { Provenance } from './provenance.js';
import { type FoundBy, type HeardRecord, referencesAmong, worstFinding } from './references.js';

/** What ties one source's record to the person who was asked for, whether that holds, and what was decided of it before. */
export interface SourceLink {
  readonly system: SourceSystem;
  readonly recordId: string;
  /** Absent where nothing was compared now: then only what was decided or asked is known. */
  readonly finding?: MatchFinding;
  /** Where nothing was compared: the Polish sentence that says why. */
  readonly notCompared?: string;
  /** A clerk is asked about it. */
  readonly isAsked?: boolean;
  /** The record belongs to this resident since this decision. */
  readonly link?: RecordLink;
  /** A clerk said that it does not. */
  readonly bar?: Bar;
}

/** A link that was compared now. */
export type ComparedLink = SourceLink & { readonly finding: MatchFinding };

/**
 * Each record was found by the identifier, and an identifier can be wrong: so it is compared with the register of residents,
 * the reference for who somebody is (KRI § 13). Where the register does not know them no source outranks another: each record is
 * compared with all the others, and the worst finding counts, so two that disagree are both a question. While the register is
 * silent nothing is to be compared: every difference would fall on somebody else. A record that a clerk took away is compared, and is
 * no reference. A reference is compared with itself: a PESEL that contradicts the date of birth beside it shows.
 */
export function linksOf(by: FoundBy, records: readonly HeardRecord[], residentId: string, state: LinkState): ComparedLink[] {
  const references = referencesAmong(records, residentId, state);
  return records.map((record) => {
    const { system, recordId, identity } = record;
    const others = references.filter((reference) => reference !== record);
    const finding = worstFinding(by, identity, (others.length > 0 ? others : [record]).map((other) => other.identity));
    return { system, recordId, finding, ...standing(residentId, { system, recordId }, state) };
  });
}

/** What is known of a resident's records without comparing them: decisions, and the records about which a clerk is asked. */
export interface Remembered {
  readonly state: LinkState;
  readonly asked: readonly RecordRef[];
}

/** What was decided or is asked of records that were not compared now. */
export function rememberedLinks(residentId: string, { state, asked }: Remembered, compared: readonly ComparedLink[], notCompared: string): SourceLink[] {
  const others = new Map([...state.links, ...state.bars].map(({ record }) => record).concat(asked).map((record) => [recordKey(record), record]));
  for (const link of compared) others.delete(recordKey(link));
  const areAsked = new Set(asked.map(recordKey));
  return [...others].flatMap(([key, { system, recordId }]) => {
    const link = { system, recordId, notCompared, isAsked: areAsked.has(key), ...standing(residentId, { system, recordId }, state) };
    return link.link || link.bar || link.isAsked ? [link] : [];
  });
}
export const NOT_COMPARED = {
  NOT_NAMED: 'Źródło nie podało teraz tego zapisu, więc nie porównano go ponownie.',
  REGISTER_SILENT: 'Rejestr mieszkańców teraz nie odpowiada, więc niczego nie porównano.',
} as const;

function standing(residentId: string, record: RecordRef, state: LinkState): Pick<SourceLink, 'link' | 'bar'> {
  const link = linkOf(state, record);
  const bar = barOf(state, { residentId, record });
  return { ...(link?.residentId === residentId && { link }), ...(bar && { bar }) };
}

/** What a clerk decided; else the zone of the comparison; where nothing was compared now, what is asked or was decided. */
export function zoneOf(shown: SourceLink): MatchZone {
  const { finding, bar, isAsked } = shown;
  if (isSettled(shown)) return bar ? 'NO_LINK' : 'LINK';
  if (isAsked) return 'REVIEW';
  if (!finding) return bar ? 'NO_LINK' : 'LINK';
  return bar && finding.zone === 'LINK' ? 'REVIEW' : finding.zone; // a clerk unlinked it: the hub asks, and does not link it again
}

/** A clerk said the last word, and nobody is asked any more. */
const isSettled = ({ link, bar }: SourceLink): boolean => link?.made.how === 'CLERK' || (bar !== undefined && bar.said !== 'UNLINKED');

/** Why, in Polish: a clerk's word first, then what the comparison says, its conflicts included; its own verdict only while it counts. */
export function whyLinked(shown: SourceLink, reason?: DecisionReason | null): string {
  const { finding, link, bar, isAsked, notCompared } = shown;
  const because = reason ? `: ${DECISION_REASONS[reason]}` : '';
  return [
    ...(bar ? [`${CLERK_SAID[bar.said]}${because}.`] : []),
    ...(link?.made.how === 'CLERK' ? [`Pracownik rozstrzygnął, że ten zapis dotyczy tej osoby${because}.`] : []),
    ...(isAsked ? ['Czy ten zapis dotyczy tej osoby, rozstrzyga pracownik: pytanie czeka.'] : []),
    ...(finding ? whyFound(finding).slice(isSettled(shown) ? 1 : 0) : []), ...(notCompared ? [notCompared] : []),
  ].join(' ');
}
const CLERK_SAID = {
  UNLINKED: 'Pracownik odłączył ten zapis od tej osoby',
  NOT_THE_SAME: 'Pracownik rozstrzygnął, że ten zapis dotyczy kogo innego',
  GIVEN_TO_ANOTHER: 'Pracownik powiązał ten zapis z inną osobą',
} as const satisfies Record<Bar['said'], string>;

/** What a comparison says of itself: the zone's sentence, then each conflict's. */
export const whyFound = ({ because, conflicts }: MatchFinding): readonly string[] => [because, ...conflicts.map((conflict) => conflict.because)];

/** In place of a part whose record a clerk took away. */
export const takenAway = (system: SourceSystem, { said }: Bar): Provenance => ({
  system, state: 'UNKNOWN_PERSON', because: `${CLERK_SAID[said]}. Ma go ${SOURCE_SYSTEM_NAMES[system]}; zobacz powiązania (links).`,
});
