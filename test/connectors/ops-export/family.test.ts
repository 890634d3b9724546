import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Tables } from '../../../connectors/ops/export/simulator.js';
import { manyPesels, person } from '../transport-soap/questions.js';
import { eventually, type ExportFolder, exportFolder } from './export-folder.js';

const PEOPLE = manyPesels(6).map((identifier) => person(identifier, { ops: { benefits: [] } }));
const id = (at: number) => `OPS/00000${at + 1}`;

let opened: ExportFolder;
beforeEach(() => { opened = exportFolder(); });
afterEach(() => opened.close());

/** What the folder says of each of the six after a night that changed its tables so. */
async function heardAfter(alterTables: (tables: Tables) => void) {
  await opened.publish({ alterTables }, PEOPLE);
  await eventually(async () => { const heard = await opened.heard(PEOPLE[0]!.identifier); return heard.heard || heard.fault.kind === 'MALFORMED'; });
  return Promise.all(PEOPLE.map(({ identifier }) => opened.heard(identifier)));
}
const sizesAfter = async (...rows: readonly (readonly [number, number])[]) =>
  (await heardAfter((tables) => { tables['rodzina.csv'] = [tables['rodzina.csv'][0]!, ...rows.map(([one, other]) => [id(one), id(other), 'krewny'])]; }))
    .map((heard) => heard.heard && heard.value.householdSize);

describe('a family', () => {
  test('is as large for each who is in it, in whatever direction and order its rows are written', async () => {
    expect(await sizesAfter([0, 1], [2, 1], [4, 5])).toEqual([3, 3, 3, undefined, 2, 2]);
  });

  test('that two rows turn out to tie together is one', async () => {
    expect(await sizesAfter([0, 1], [1, 0], [2, 3], [3, 1])).toEqual([4, 4, 4, 4, undefined, undefined]);
  });

  test('of one is of one, and of whom nothing is said nothing is known', async () => {
    expect(await sizesAfter([3, 3])).toEqual([undefined, undefined, undefined, 1, undefined, undefined]);
  });

  test('with somebody who is not in the export says that something is missing', async () => {
    const [zero, one, two] = await heardAfter((tables) => { tables['rodzina.csv'].push([id(0), 'OPS/999999', 'wnuk'], ['OPS/999999', id(2), 'wnuk']); });
    for (const heard of [zero!, two!]) expect(heard.heard && heard.staleBecause).toMatch(/pominięto błędne zapisy o tej osobie \(1\)/);
    expect(one!.heard && one!.staleBecause).toBeUndefined();
  });
});

describe('case numbers', () => {
  const column = (tables: Tables, file: 'osoby.csv' | 'swiadczenia.csv') => tables[file][0]!.indexOf('nr_sprawy');

  test('are those of the person and of the benefits, each once', async () => {
    const [zero, one] = await heardAfter((tables) => {
      tables['swiadczenia.csv'] = [[...tables['swiadczenia.csv'][0]!, 'nr_sprawy'],
        ...['OPS.8122.7', 'OPS.8121.1', ''].map((number, i) => [`S${i}`, id(0), 'PS', 'Zasiłek', '1,00', '01.01.2026', '', number])];
      tables['osoby.csv'][2]![column(tables, 'osoby.csv')] = ' ';
    });
    expect(zero!.heard && zero!.value.caseNumbers).toEqual(['OPS.8121.1', 'OPS.8122.7']);
    expect(one!.heard && one!.value.caseNumbers).toBeUndefined();
  });

  test('may be left out of an export, but not stand in it twice', async () => {
    const without = await heardAfter((tables) => {
      const at = column(tables, 'osoby.csv');
      tables['osoby.csv'] = tables['osoby.csv'].map((row) => row.filter((_, i) => i !== at));
    });
    expect(without.map((heard) => heard.heard && heard.value.caseNumbers)).toEqual(PEOPLE.map(() => undefined));
    await opened.close();
    opened = exportFolder();
    const twice = await heardAfter((tables) => { tables['osoby.csv'].forEach((row, i) => row.push(i === 0 ? 'nr_sprawy' : '2')); });
    expect(twice[0]).toMatchObject({ heard: false, fault: { kind: 'MALFORMED' } });
  });
});
