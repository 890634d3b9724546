import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Night, Tables } from '../../../connectors/ops/export/simulator.js';
import { notHeard } from '../../../src/core/residents/provenance.js';
import { JAN, manyPesels, person } from '../transport-soap/questions.js';
import { type ExportFolder, HOUR, MINUTE, NIGHT, PEOPLE, after, eventually, exportFolder } from './export-folder.js';

let opened: ExportFolder;
beforeEach(() => { opened = exportFolder(); });
afterEach(() => opened.close());

const next = after(30 * MINUTE);
const OPENING = 'W eksporcie z 23.11.2026, 02:10 tej osoby nie ma, ale nie wiadomo, czy OPS jej nie zna.';
const unsure = (kind: string, because: string) => ({
  heard: false, fault: { source: 'OPS', coordinate: 'ops.export', kind, retryable: kind === 'UNREACHABLE', because, asOf: NIGHT },
});
const UNKNOWN = { heard: false, fault: { source: 'OPS', coordinate: 'ops.export', kind: 'UNKNOWN_PERSON', retryable: false } };

describe('who is not in the export', () => {
  test('is unknown to the OPS while the export is of today', async () => {
    await opened.taken({});
    expect(await opened.heard(JAN)).toEqual(UNKNOWN);
  });
  test('may have come since, when it is older than 26 hours', async () => {
    await opened.taken({});
    opened.now = after(26 * HOUR + 1);
    const said = await opened.heard(JAN);
    expect(said).toEqual(unsure('UNREACHABLE', `${OPENING} Ostatni eksport z OPS jest z 23.11.2026, 02:10: ma ponad 26 godzin.`));
    if (said.heard) throw new Error('heard');
    expect(notHeard('OPS', said.fault)).toEqual({ system: 'OPS', state: 'UNAVAILABLE', asOf: NIGHT, because: said.fault.because });
  });
  test.each<[string, Partial<Night>, string]>([
    ['of a file that is missing', { fault: 'partial' }, 'brakuje w nim pliku wywiady.csv'], ['it is older than the one in use', { madeAt: after(-24 * HOUR) }, 'jest starszy od eksportu już przyjętego'],
  ])('may be in the newer one, which was refused because %s', async (_, night, because) => {
    await opened.taken({});
    await opened.refused({ madeAt: next, ...night });
    expect(await opened.heard(JAN)).toEqual(unsure('MALFORMED',
      `${OPENING} Eksportu wskazanego przez OPS nie przyjęto (23.11.2026, 03:10), bo ${because}. Dane pochodzą z eksportu z 23.11.2026, 02:10.`));
  });
  test('may have come since, when the pointer is away', async () => {
    await opened.taken({});
    writeFileSync(join(opened.folder, 'current'), 'najnowszy');
    await eventually(async () => { const heard = await opened.heard(JAN); return !heard.heard && heard.fault.kind !== 'UNKNOWN_PERSON'; });
    expect(await opened.heard(JAN)).toMatchObject({ fault: { kind: 'MALFORMED', asOf: NIGHT, because: expect.stringMatching(/w pliku current nie ma nazwy/) } });
  });
});

describe('while a record is there that names nobody', () => {
  const [somebody] = manyPesels(1).map((identifier) => person(identifier, { ops: { benefits: [] } }));
  const found = PEOPLE[1]!;
  /** In the first record of the export these fields are changed. */
  const takenWith = async (fields: Readonly<Record<string, string>>) => {
    const alterTables = ({ 'osoby.csv': [columns, row] }: Tables) => {
      for (const [name, value] of Object.entries(fields)) row![columns!.indexOf(name)] = value;
    };
    await opened.publish({ madeAt: next, alterTables }, [somebody!, found]);
    await eventually(async () => (await opened.heard(found.identifier)).heard);
  };

  test.each<[string, Readonly<Record<string, string>>]>([
    ['a PESEL that has lost its zero', { pesel: '2070803628' }], ['a PESEL with a wrong digit', { pesel: '02070803629' }], ['a PESEL that a spreadsheet made a number', { pesel: '2,07E+09' }],
    ['a PESEL in the place of a document', { pesel: '', dokument_kraj: 'PL', dokument_numer: '02070803628' }], ['what is left of one there', { pesel: '', dokument_kraj: 'pl', dokument_numer: '2070803628' }],
    ['a document without its country', { pesel: '', dokument_numer: 'ABA300000' }], ['a document whose PESEL is wrong', { pesel: '1', dokument_kraj: 'PL', dokument_numer: 'ABA300000' }],
  ])('(%s) nobody who is not found is unknown, and who is found is', async (_, fields) => {
    await takenWith(fields);
    const because = 'W eksporcie z 23.11.2026, 02:40 tej osoby nie ma, ale nie wiadomo, czy OPS jej nie zna. Są w nim zapisy osób (1), których numeru PESEL albo dokumentu nie da się odczytać.';
    expect(await opened.heard(JAN)).toEqual({ heard: false, fault: { ...UNKNOWN.fault, kind: 'MALFORMED', because, asOf: next } });
    expect(opened.connector.health()).toMatchObject({
      operations: [{ refusedRecords: 1 }],
      attention: ['W eksporcie OPS z 23.11.2026, 02:40 są zapisy osób (1), których numeru PESEL albo dokumentu nie da się odczytać. O osobach, których w nim nie ma, hub nie może powiedzieć, że OPS ich nie zna.'],
    });
  });
  test('somebody whom the OPS keeps without PESEL and document is no such record', async () => {
    await takenWith({ pesel: '' });
    expect(await opened.heard(JAN)).toEqual(UNKNOWN);
    expect(opened.connector.health().attention).toEqual([]);
  });
});

describe('when more than half of the people are gone', () => {
  const people = manyPesels(5).map((identifier) => person(identifier, { ops: { benefits: [] } }));
  const ODD = 'Osób w eksporcie OPS z 23.11.2026, 02:40 jest 2, a w poprzednim było 5. Sprawdź, czy eksport jest pełny.';

  test('the export is taken and somebody is asked to look, until the next one', async () => {
    await opened.taken({}, people);
    expect(opened.connector.health().attention).toEqual([]);
    await opened.taken({ madeAt: next }, people.slice(0, 2));
    expect(opened.connector.health().attention).toEqual([ODD]);
    await opened.taken({ madeAt: after(40 * MINUTE) }, people);
    expect(opened.connector.health().attention).toEqual([]);
  });
  test('writing the pointer anew does not hide it, and a refused export does not either', async () => {
    await opened.taken({}, people);
    const name = await opened.publish({ madeAt: next }, people.slice(0, 2));
    await eventually(async () => opened.connector.health().attention?.[0] === ODD);
    const { calls } = opened.connector.health().operations[0]!;
    writeFileSync(join(opened.folder, 'current'), `${name}  \n`);
    await eventually(async () => opened.connector.health().operations[0]!.calls > calls && opened.connector.health().operations[0]!.calls);
    await opened.heard(JAN);
    expect(opened.connector.health().attention).toContain(ODD);
    writeFileSync(join(opened.folder, 'current'), 'najnowszy');
    await eventually(async () => opened.connector.health().attention!.length > 1);
    expect(opened.connector.health().attention).toEqual([expect.stringMatching(/^Eksportu z OPS nie przyjęto/), ODD]);
  });
  test('half of them is no reason', async () => {
    await opened.taken({}, people.slice(0, 4));
    await opened.taken({ madeAt: next }, people.slice(0, 2));
    expect(opened.connector.health().attention).toEqual([]);
  });
});
