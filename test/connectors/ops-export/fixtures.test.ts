import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { opsExportConnector } from '../../../connectors/ops/export/client.js';
import { toDate } from '../../../connectors/ops/export/translate.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { JAN, OLENA, ZANETA, ask } from '../transport-soap/questions.js';
import { NIGHT, after, exportFolder, HOUR } from './export-folder.js';

const fixtures = join(PROJECT_ROOT, 'connectors/ops/export/fixtures');
const EXPORT = 'export-2026-11-23T0210';

describe.each(['utf-8', 'windows-1250'])('an export written by hand in %s', (encoding) => {
  let connector: Connector<'OPS'>;
  beforeAll(() => { connector = opsExportConnector({ folder: join(fixtures, encoding), clock: () => after(HOUR) }); });
  afterAll(() => connector.close());

  test('is heard with its Polish letters, separators in quotes and doubled quotes, as of the time in its manifest', async () => {
    const heard = [...(await connector.personParts!([ZANETA, OLENA, JAN], ask())).values()];
    expect(heard).toEqual([
      {
        heard: true, asOf: new Date('2026-11-23T01:10:31Z'),
        value: {
          recordId: '0001200',
          identity: { givenName: 'Żaneta', familyName: 'Gżegżółka-Łoś', birthDate: '1902-07-08', sex: 'FEMALE' },
          benefits: [
            { name: 'Zasiłek stały', area: 'PS', monthlyAmountGrosz: 123456, from: '2026-01-01' },
            { name: 'Zasiłek pielęgnacyjny', area: 'SR', monthlyAmountGrosz: 21584, from: '2025-11-01', until: '2027-10-31' },
          ],
          lastInterviewOn: '2026-03-14',
          socialWorkerUnit: 'Zespół Pracy Socjalnej nr 2; rejon "Śródmieście"',
          householdSize: 2,
        },
      },
      {
        heard: true, asOf: new Date('2026-11-23T01:10:31Z'),
        value: { recordId: '0001201', identity: {}, benefits: [{ name: 'Fundusz <alimentacyjny>; rodzina', area: 'FA', from: '2026-01-01' }] },
      },
      { heard: false, fault: { source: 'OPS', coordinate: 'ops.export', kind: 'UNKNOWN_PERSON', retryable: false } },
    ]);
  });
  test('has no record that is refused', () => {
    expect(connector.health().operations).toEqual([expect.objectContaining({
      coordinate: 'ops.export', breaker: 'CLOSED', calls: 1, refusedRecords: 0, lastHeardAt: new Date('2026-11-23T01:10:31Z'),
    })]);
  });
});

test('the simulator writes the files, columns and manifest that the export written by hand has', async () => {
  const opened = exportFolder();
  const name = await opened.publish({ madeAt: NIGHT });
  expect(name).toBe(EXPORT);
  const [byHand, simulated] = [join(fixtures, 'utf-8'), opened.folder];
  expect(readdirSync(join(simulated, name))).toEqual(readdirSync(join(byHand, EXPORT)));
  expect(readFileSync(join(simulated, 'current'), 'utf8')).toBe(readFileSync(join(byHand, 'current'), 'utf8'));
  const columns = (folder: string, file: string) => readFileSync(join(folder, EXPORT, file), 'utf8').replace('\ufeff', '').split(/\r?\n/)[0]!.split(';').filter((column) => column !== 'uwagi' && column !== 'nr_sprawy').toSorted();
  for (const file of readdirSync(join(byHand, EXPORT)).filter((each) => each.endsWith('.csv'))) expect(columns(simulated, file)).toEqual(columns(byHand, file));
  const keys = (folder: string) => {
    const manifest = JSON.parse(readFileSync(join(folder, EXPORT, 'manifest.json'), 'utf8'));
    return [Object.keys(manifest), manifest.format, manifest.wersja, manifest.kodowanie, manifest.pliki.map((each: { nazwa: string }) => [each.nazwa, ...Object.keys(each)])];
  };
  expect(keys(simulated)).toEqual(keys(byHand));
  await opened.close();
});

test('both encodings of the simulated export give the same Polish letters', async () => {
  const answers = await Promise.all((['UTF-8', 'windows-1250'] as const).map(async (encoding) => {
    const opened = exportFolder();
    await opened.taken({ encoding });
    const heard = await opened.heard();
    await opened.close();
    return heard;
  }));
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ value: { identity: { givenName: 'Żaneta' }, benefits: [{ name: 'Zasiłek stały; "część" 1' }, { name: 'Zażółć gęślą jaźń' }] } });
});

test.each<[string, string | undefined]>([
  ['31.12.2026', '2026-12-31'], ['29.02.2024', '2024-02-29'], ['29.02.2026', undefined], ['2026-12-31', undefined], ['1.1.2026', undefined], ['31.13.2026', undefined], ['', undefined],
])('the date "%s" is %p', (text, date) => expect(toDate(text)).toBe(date));
