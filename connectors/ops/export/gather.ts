import type { SocialAssistancePart, StatedIdentity } from '../../../src/core/residents/parts.js';
import { type LocalDate, warsawDate } from '../../../src/vocabulary/local-date.js';
import { ExportRefused } from './export-refused.js';
import type { ExportFile, Row } from './messages.js';
import { toBenefit, toIdentity, toInterviewDate, toKeys } from './translate.js';

/** One whole export in memory. */
export interface GatheredExport {
  readonly madeAt: Date;
  /** By `identifierKey`. */
  find(key: string): ExportedPerson | undefined;
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
  readonly benefits: SocialAssistancePart['benefits'][number][];
  lastInterviewOn: LocalDate | undefined;
  omitted: number;
}

/** Takes rows in, file by file in the order of EXPORT_FILES. False: this record is refused. Throws ExportRefused REPEATED_ID. */
export type TakeRow = { readonly [F in ExportFile]: (row: Row<F>) => boolean };

export interface Gathering {
  readonly take: TakeRow;
  /** Throws ExportRefused NOBODY. */
  finish(): GatheredExport;
}

/** Puts an export together; nothing of it can be asked before it is finished. */
export function gatherExport(madeAt: Date): Gathering {
  const madeOn = warsawDate(madeAt);
  const units = new Map<string, string>();
  const people = new Map<string, Person>();
  const byKey = new Map<string, Person>();
  const once = repetitions();
  const kept = sameTexts();
  let refused = 0;
  const counted = (good: boolean) => { refused += good ? 0 : 1; return good; };
  /** What a record adds to its person. When it adds nothing, the person's answer says that something is missing. */
  const adding = (id: string, add: (person: Person) => boolean) => {
    const person = people.get(id);
    const good = person !== undefined && add(person);
    if (person && !good) person.omitted += 1;
    return counted(good);
  };
  const takePerson = (row: Row<'osoby.csv'>) => {
    once('osoby.csv', row.id_osoby);
    const keys = toKeys(row);
    const person: Person = {
      recordId: row.id_osoby, identity: keys && row.id_osoby ? toIdentity(row, madeOn) : undefined, unit: units.get(row.id_pracownika),
      benefits: [], lastInterviewOn: undefined, omitted: 0,
    };
    if (row.id_osoby) people.set(row.id_osoby, person);
    // A readable key of an unreadable record is kept: "the OPS does not know this person" would be untrue.
    for (const key of keys ?? []) {
      const other = byKey.get(key) ?? person;
      if (other !== person) {
        if (other.identity) counted(false);
        other.identity = person.identity = undefined; // two records, one PESEL: nobody can say which of them is meant
      } else byKey.set(key, person);
    }
    return counted(person.identity !== undefined);
  };
  return {
    take: {
      'pracownicy.csv': ({ id_pracownika, jednostka }) => {
        once('pracownicy.csv', id_pracownika);
        if (!id_pracownika || !jednostka) return counted(false);
        units.set(id_pracownika, kept(jednostka));
        return true;
      },
      'osoby.csv': takePerson,
      'swiadczenia.csv': (row) => {
        once('swiadczenia.csv', row.id_swiadczenia);
        return adding(row.id_osoby, ({ benefits }) => {
          const benefit = row.id_swiadczenia ? toBenefit(row) : undefined;
          if (benefit) benefits.push({ ...benefit, name: kept(benefit.name) });
          return benefit !== undefined;
        });
      },
      'wywiady.csv': (row) => {
        once('wywiady.csv', row.id_wywiadu);
        return adding(row.id_osoby, (person) => {
          const on = row.id_wywiadu ? toInterviewDate(row, madeOn) : undefined;
          if (on && (!person.lastInterviewOn || on > person.lastInterviewOn)) person.lastInterviewOn = on;
          return on !== undefined;
        });
      },
      // Checked like the others, but not kept: the hub's picture of social assistance has no family, and what is not shown is not held.
      'rodzina.csv': ({ id_osoby, id_czlonka }) => {
        once('rodzina.csv', id_osoby && id_czlonka && `${id_osoby};${id_czlonka}`);
        return counted(people.has(id_osoby) && people.has(id_czlonka));
      },
    },
    finish() {
      if (people.size === 0) throw new ExportRefused('NOBODY');
      return {
        madeAt, refusedRecords: refused,
        find: (key) => {
          const person = byKey.get(key);
          return person && { part: toPart(person), omitted: person.omitted };
        },
      };
    },
  };
}

const toPart = ({ recordId, identity, benefits, lastInterviewOn, unit }: Person): SocialAssistancePart | undefined => identity && {
  recordId, identity, benefits, ...(lastInterviewOn && { lastInterviewOn }), ...(unit && { socialWorkerUnit: unit }),
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
