import { candidatesFor, indexByKeys } from '../../../src/core/residents/matching/blocking.js';
import { match, type MatchFinding, type MatchZone } from '../../../src/core/residents/matching/match.js';
import type { MatchablePerson } from '../../../src/core/residents/matching/matchable-person.js';

/** A record of a labelled set; two records with one `whose` describe one person. */
export interface Labelled {
  readonly id: string;
  readonly whose: string;
  readonly person: MatchablePerson;
}

export interface Pair { readonly a: Labelled; readonly b: Labelled; readonly finding: MatchFinding; readonly same: boolean }

export interface Measured {
  /** True pairs in the set, found or not. */
  readonly truePairs: number;
  /** Pairs that the blocking keys brought together. */
  readonly compared: number;
  readonly linked: { readonly right: number; readonly wrong: readonly Pair[] };
  readonly review: { readonly right: number; readonly wrong: number };
  /** True pairs that nobody would ever see, each with its labels. */
  readonly missed: readonly string[];
  readonly line: string;
}

/** Finds, compares and judges every pair of the set as the hub would: by blocking keys, each pair once. */
export function measured(title: string, records: readonly Labelled[]): Measured {
  const pairs = comparedPairs(records);
  const truth = truePairKeys(records);
  const inZone = (zone: MatchZone, same: boolean) => pairs.filter((pair) => pair.finding.zone === zone && pair.same === same);
  const linked = { right: inZone('LINK', true).length, wrong: inZone('LINK', false) };
  const review = { right: inZone('REVIEW', true).length, wrong: inZone('REVIEW', false).length };
  const seen = new Set(pairs.filter(({ finding }) => finding.zone !== 'NO_LINK').map(({ a, b }) => pairKey(a, b)));
  const missed = [...truth].filter((key) => !seen.has(key));
  const share = (count: number) => (count / truth.size).toFixed(3);
  const line = `${title}: ${records.length} records, ${truth.size} true pairs, ${pairs.length} compared; LINK ${linked.right} right, ${linked.wrong.length} wrong `
    + `(recall ${share(linked.right)}); REVIEW ${review.right} right, ${review.wrong} wrong; LINK or REVIEW recall ${share(linked.right + review.right)}`;
  return { truePairs: truth.size, compared: pairs.length, linked, review, missed, line };
}

export function comparedPairs(records: readonly Labelled[]): readonly Pair[] {
  const index = indexByKeys(records, ({ person }) => person);
  return records.flatMap((a) => candidatesFor(a.person, index)
    .filter((b) => a.id < b.id)
    .map((b) => ({ a, b, finding: match(a.person, b.person), same: a.whose === b.whose })));
}

const pairKey = (a: Labelled, b: Labelled) => [a.id, b.id].toSorted().join(' ');

function truePairKeys(records: readonly Labelled[]): ReadonlySet<string> {
  const byPerson = Map.groupBy(records, ({ whose }) => whose);
  return new Set([...byPerson.values()].flatMap((same) => same.flatMap((a) => same.filter((b) => a.id < b.id).map((b) => pairKey(a, b)))));
}
