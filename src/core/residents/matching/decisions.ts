import type { MatchFinding } from './match.js';
import { type Pair, pairKey, recordKey, type RecordRef } from './pair.js';

/**
 * What was decided of one resident and one source record, in the order in which it was decided. Decisions are added, never
 * changed: taking one back is another decision. The store may keep more with each (who, when); nothing here reads it.
 *
 *   HUB   LINK, UNLINK   the machine, from a finding; gives way to every clerk
 *   CLERK LINK           it is this person, whatever the score; the record leaves any other resident
 *   CLERK UNLINK         the link was wrong; the hub does not make it again, the review queue still shows the pair
 *   CLERK NOT_THE_SAME   two people; neither linked nor shown again
 *   CLERK RECONSIDER     takes UNLINK and NOT_THE_SAME back; from now on the score counts again
 */
export type IdentityDecision = Pair & { readonly id: string } & (
  | { readonly by: 'HUB'; readonly act: 'LINK'; readonly made: AutomaticLink }
  | { readonly by: 'HUB'; readonly act: 'UNLINK' }
  | { readonly by: 'CLERK'; readonly act: ClerkAct }
);

export type ClerkAct = 'LINK' | 'UNLINK' | 'NOT_THE_SAME' | 'RECONSIDER';

export type AutomaticLink = { readonly how: 'SAME_IDENTIFIER' } | { readonly how: 'SCORED'; readonly bits: number };

/** A record that belongs to a resident, and how that came about. A record belongs to one resident at most. */
export interface RecordLink extends Pair {
  readonly made: AutomaticLink | { readonly how: 'CLERK' };
  readonly decisionId: string;
}

export const BARS = ['UNLINKED', 'NOT_THE_SAME', 'GIVEN_TO_ANOTHER'] as const;
/** A clerk said that this record does not belong to this resident: in so many words, or by giving it to somebody else. */
export interface Bar extends Pair {
  readonly said: (typeof BARS)[number];
  readonly decisionId: string;
}

export interface LinkState {
  readonly links: readonly RecordLink[];
  /** What was said of the pair itself. */
  readonly bars: readonly Bar[];
}

/** Links and bars after all the decisions, oldest first. Total: a decision that has no effect (the hub against a clerk) is passed over. */
export function linksAfter(decisions: readonly IdentityDecision[]): LinkState {
  const links = new Map<string, RecordLink>();
  const bars = new Map<string, Bar>();
  for (const decision of decisions) {
    if (decision.by === 'HUB') hubDecides(decision, links, bars);
    else clerkDecides(decision, links, bars);
  }
  return { links: [...links.values()], bars: [...bars.values()] };
}

type By<Who extends IdentityDecision['by']> = Extract<IdentityDecision, { readonly by: Who }>;

function hubDecides(decision: By<'HUB'>, links: Map<string, RecordLink>, bars: ReadonlyMap<string, Bar>): void {
  const { id, residentId, record } = decision;
  const linked = links.get(recordKey(record));
  if (decision.act === 'LINK') {
    if (!linked && !bars.has(pairKey(decision))) links.set(recordKey(record), { residentId, record, made: decision.made, decisionId: id });
  } else if (linked?.residentId === residentId && linked.made.how !== 'CLERK') {
    links.delete(recordKey(record));
  }
}

function clerkDecides(decision: By<'CLERK'>, links: Map<string, RecordLink>, bars: Map<string, Bar>): void {
  const { id, residentId, record, act } = decision;
  const linked = links.get(recordKey(record));
  const bar = (whom: string, said: Bar['said']) => bars.set(pairKey({ residentId: whom, record }), { residentId: whom, record, said, decisionId: id });
  if (act === 'LINK' || act === 'RECONSIDER') bars.delete(pairKey(decision));
  if (act === 'RECONSIDER') return;
  if (act === 'LINK') {
    if (linked && linked.residentId !== residentId) bar(linked.residentId, 'UNLINKED');
    links.set(recordKey(record), { residentId, record, made: { how: 'CLERK' }, decisionId: id });
    return;
  }
  if (linked?.residentId === residentId) links.delete(recordKey(record));
  if (act === 'NOT_THE_SAME' || !bars.has(pairKey(decision))) bar(residentId, act === 'UNLINK' ? 'UNLINKED' : act);
}

/** The link of a record, whoever has it. */
export const linkOf = ({ links }: LinkState, record: RecordRef): RecordLink | undefined =>
  links.find((link) => recordKey(link.record) === recordKey(record));

/**
 * What keeps this record from this resident; it takes every decision about the record to know. Giving a record away also takes it from
 * whoever had it, in words of its own: while somebody else has it, that it was given is what happened.
 */
export function barOf(state: LinkState, { residentId, record }: Pair): Bar | undefined {
  const said = state.bars.find((bar) => pairKey(bar) === pairKey({ residentId, record }));
  if (said?.said === 'NOT_THE_SAME') return said;
  const given = givenToAnother(state, { residentId, record });
  return given ? { residentId, record, said: 'GIVEN_TO_ANOTHER', decisionId: given.decisionId } : said;
}

/** The link by which a clerk gave this record to somebody else than this resident. */
function givenToAnother(state: LinkState, { residentId, record }: Pair): RecordLink | undefined {
  const linked = linkOf(state, record);
  return linked?.made.how === 'CLERK' && linked.residentId !== residentId ? linked : undefined;
}

/** What to do with a finding now: `LINK` it, put it before a clerk, or nothing, because it is settled or too weak. */
export type Proposal = 'LINK' | 'REVIEW' | 'NOTHING';

export function proposalFor(finding: MatchFinding, pair: Pair, state: LinkState): Proposal {
  const linked = linkOf(state, pair.record);
  const said = barOf(state, pair)?.said;
  // A link of the hub that its own finding no longer bears out is a question; a clerk's link is none.
  if (linked?.residentId === pair.residentId) return linked.made.how === 'CLERK' || finding.zone === 'LINK' ? 'NOTHING' : 'REVIEW';
  if (finding.zone === 'NO_LINK' || said === 'NOT_THE_SAME' || givenToAnother(state, pair)) return 'NOTHING';
  // A record that the hub linked to another resident and that fits this one as well is a question, not a link.
  return finding.zone === 'REVIEW' || said === 'UNLINKED' || linked ? 'REVIEW' : 'LINK';
}
