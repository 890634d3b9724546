import type { Defect } from '../../applications/defects.js';

/** What a letter is put together from: words that may stand in it, each of them one line. Templates see no codes, and nothing that has to be left out. */
export interface Words {
  readonly centre: string;
  readonly number: string;
  /** `24 listopada 2026 r.`: the day on which the centre got it. */
  readonly received: string;
  /** The day whose date the application keeps: earlier where another unit had it first. */
  readonly filed: string;
  /** The matters that the letter is about, one a line. */
  readonly matters: readonly string[];
  /** Where they belong: a unit with its address and its matters, one a line. */
  readonly places: readonly string[];
  /** Why, with the articles, one a line. */
  readonly reasons: readonly string[];
  /** What has to be done by when. */
  readonly deadlines: readonly string[];
  /** A separate application, within 14 days, keeps the date of the first one (k.p.a. art. 66 § 2). */
  readonly keepsDate: boolean;
  /** The unit that gets it belongs to another organ (k.p.a. art. 65). */
  readonly goesToAnotherOrgan: boolean;
  /** Help that is needed at once. */
  readonly cannotWait: boolean;
  /** Which facts are missing to say who is competent, one a line. */
  readonly unfound: readonly string[];
  readonly defects: readonly Defect[];
  /** At least 7. */
  readonly days: number;
  readonly delay: { readonly because: string; readonly newDate: string; readonly term: string | null } | null;
  readonly settledBy: { readonly because: string; readonly statute: string } | null;
  /** How the other organ sent it back; null where it had the application first. */
  readonly sentBack: { readonly passedOn: string; readonly on: string; readonly because: string } | null;
  /** Who settled the dispute, in the nominative, and when the centre heard of it. */
  readonly ruling: { readonly by: string; readonly on: string } | null;
  /** Name and address. */
  readonly applicant: string;
  /** Whom it concerns, where it is not the applicant. */
  readonly person: string | null;
}

/** A heading, if any, with what stands below it. */
export interface Section {
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** One kind of letter. What the addressee has to do now stands first. */
export type Template = (words: Words) => readonly Section[];

/** Where a list has no lines, its section is not written. */
export const listed = (heading: string, lines: readonly string[]): readonly Section[] => (lines.length > 0 ? [{ heading, lines: lines.map((line) => `– ${line}`) }] : []);
