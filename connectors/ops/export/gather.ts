import type { SocialAssistancePart, StatedIdentity } from '../../../src/core/residents/parts.js';
import { isPlainRecord } from '../../../src/core/residents/plain-record.js';
import { type LocalDate, warsawDate } from '../../../src/vocabulary/local-date.js';
import { isPlainText } from '../../../src/vocabulary/plain-text.js';
import { ExportRefused } from './export-refused.js';
import type { ExportFile, Row } from './messages.js';
import { toBenefit, toIdentity, toInterviewDate, toKeys } from './translate.js';

/** One whole export in memory. */
export interface GatheredExport {
  readonly madeAt: Date;
  /** By `identifierKey`. */
  find(key: string): ExportedPerson | undefined;
  readonly people: number;
  /** Records of people of whom nobody can tell who they are: while there is one, who is not found may be it. */
  readonly namingNobody: number;
  /** Records that were left out, each for itself. */
  readonly refusedRecords: number;
}

export interface ExportedPerson {
  /** Undefined: the OPS has the person, but the record cannot be relied on (it is wrong, or two records have the same PESEL). */
  readonly part: SocialAssistancePart | undefined;
  /** Records about this person that were left out. */
  readonly omitted: number;
}

interface Person {
  readonly recordId: string;
  /** Undefined: see ExportedPerson. */
  identity: StatedIdentity | undefined;
  readonly unit: string | undefined;
  readonly benefits: NonNullable<SocialAssistancePart['benefits']>[number][];
  lastInterviewOn: LocalDate | undefined;
  readonly caseNumbers: string[];
  /** Shared by all who are in it. Undefined: the export says nothing of a family. */
  family: Set<Person> | undefined;
  omitted: number;
}

/** Takes rows in, file by file in the order of EXPORT_FILES. False: this record is refused. Throws ExportRefused REPEATED_ID. */
export type TakeRow = { readonly [F in ExportFile]: (row: Row<F>) => boolean };

export interface Gathering {
  readonly take: TakeRow;
  /** Throws ExportRefused NOBODY. */
  finish(): GatheredExport;
}

/** What has been read so far; nothing of it can be asked before it is finished. */
interface Draft {
  readonly madeOn: LocalDate;
  /** Unit of each social worker, by the worker's id. */
  readonly units: Map<string, string>;
  /** By the source's own id. */
  readonly people: Map<string, Person>;
  readonly byKey: Map<string, Person>;
  namingNobody: number;
  refused: number;
}

/** Puts one export together. */
export function gatherExport(madeAt: Date): Gathering {
  const draft: Draft = { madeOn: warsawDate(madeAt), units: new Map(), people: new Map(), byKey: new Map(), namingNobody: 0, refused: 0 };
  const once = repetitions();
  const kept = sameTexts();
  const counted = (good: boolean) => {
    if (!good) draft.refused += 1;
    return good;
  };
  return {
    take: {
      'pracownicy.csv': ({ id_pracownika, jednostka }) => {
        once('pracownicy.csv', id_pracownika);
        const good = id_pracownika !== '' && isPlainText(jednostka);
        if (good) draft.units.set(id_pracownika, kept(jednostka));
        return counted(good);
      },
      'osoby.csv': (row) => {
        once('osoby.csv', row.id_osoby);
        return counted(takePerson(draft, row));
      },
      'swiadczenia.csv': (row) => {
        once('swiadczenia.csv', row.id_swiadczenia);
        return counted(addTo(draft.people.get(row.id_osoby), (person) => addBenefit(person, row, kept)));
      },
      'wywiady.csv': (row) => {
        once('wywiady.csv', row.id_wywiadu);
        return counted(addTo(draft.people.get(row.id_osoby), (person) => addInterview(person, row, draft.madeOn)));
      },
      // Of a family only its size is shown: who is whose, and how, is not held.
      'rodzina.csv': ({ id_osoby, id_czlonka }) => {
        once('rodzina.csv', id_osoby && id_czlonka && `${id_osoby};${id_czlonka}`);
        const [one, other] = [draft.people.get(id_osoby), draft.people.get(id_czlonka)];
        return counted(addTo(one ?? other, () => one !== undefined && other !== undefined && tie(one, other)));
      },
    },
    finish() {
      if (draft.people.size === 0) throw new ExportRefused('NOBODY');
      return {
        madeAt, refusedRecords: draft.refused, people: draft.people.size, namingNobody: draft.namingNobody,
        find: (key) => {
          const person = draft.byKey.get(key);
          return person && { part: toPart(person), omitted: person.omitted };
        },
      };
    },
  };
}

/** A readable key of an unreadable record is kept: "the OPS does not know this person" would be untrue. */
function takePerson(draft: Draft, row: Row<'osoby.csv'>): boolean {
  const keys = toKeys(row);
  if (!keys) draft.namingNobody += 1;
  const recordId = row.id_osoby;
  const caseNumbers = row.nr_sprawy ? [row.nr_sprawy] : [];
  const identity = keys && caseNumbers.every(isPlainText) ? toIdentity(row, draft.madeOn) : undefined;
  const person: Person = {
    recordId, identity: identity && isPlainRecord({ recordId, identity }) ? identity : undefined, unit: draft.units.get(row.id_pracownika),
    benefits: [], lastInterviewOn: undefined, caseNumbers, family: undefined, omitted: 0,
  };
  if (row.id_osoby) draft.people.set(row.id_osoby, person);
  for (const key of keys ?? []) {
    const other = draft.byKey.get(key);
    if (!other) {
      draft.byKey.set(key, person);
      continue;
    }
    if (other.identity) draft.refused += 1;
    other.identity = person.identity = undefined; // two records, one PESEL: nobody can say which of them is meant
  }
  return person.identity !== undefined;
}

/** When a record adds nothing to its person, the person's answer will say that something is missing. */
function addTo(person: Person | undefined, add: (person: Person) => boolean): boolean {
  const good = person !== undefined && add(person);
  if (person && !good) person.omitted += 1;
  return good;
}

function addBenefit({ benefits, caseNumbers }: Person, row: Row<'swiadczenia.csv'>, kept: (text: string) => string): boolean {
  const benefit = row.id_swiadczenia && (!row.nr_sprawy || isPlainText(row.nr_sprawy)) ? toBenefit(row) : undefined;
  if (benefit) benefits.push({ ...benefit, name: kept(benefit.name) });
  if (benefit && row.nr_sprawy && !caseNumbers.includes(row.nr_sprawy)) caseNumbers.push(row.nr_sprawy);
  return benefit !== undefined;
}

/** Whoever is of one family with somebody is of it with everybody there. The smaller part moves over, so that a long file stays cheap. */
function tie(one: Person, other: Person): true {
  const [into, from] = [one, other].map((person) => (person.family ??= new Set([person]))).toSorted((a, b) => b.size - a.size) as [Set<Person>, Set<Person>];
  if (into !== from) {
    for (const member of from) {
      into.add(member);
      member.family = into;
    }
  }
  return true;
}

function addInterview(person: Person, row: Row<'wywiady.csv'>, madeOn: LocalDate): boolean {
  const on = row.id_wywiadu ? toInterviewDate(row, madeOn) : undefined;
  if (on && (!person.lastInterviewOn || on > person.lastInterviewOn)) person.lastInterviewOn = on;
  return on !== undefined;
}

const toPart = ({ recordId, identity, benefits, lastInterviewOn, unit, family, caseNumbers }: Person): SocialAssistancePart | undefined => identity && {
  recordId, identity, benefits, ...(lastInterviewOn && { lastInterviewOn }), ...(unit && { socialWorkerUnit: unit }),
  ...(family && { householdSize: family.size }), ...(caseNumbers.length > 0 && { caseNumbers }),
};

/** An id of the source's own that comes twice means that the file was put together wrongly. An empty one is the record's mistake. */
function repetitions() {
  const seen: Partial<Record<ExportFile, Set<string>>> = {};
  return (file: ExportFile, id: string) => {
    const ids = (seen[file] ??= new Set());
    if (id && ids.has(id)) throw new ExportRefused('REPEATED_ID', file);
    ids.add(id);
  };
}

/** A hundred thousand records have a few dozen names of benefits: one copy of each is enough. */
function sameTexts() {
  const texts = new Map<string, string>();
  return (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
}
