import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { ask, manyPesels, person } from '../transport-soap/questions.js';
import { type ExportFolder, HOUR, MINUTE, NIGHT, PEOPLE, after, eventually, exportFolder } from './export-folder.js';

let opened: ExportFolder;
beforeEach(() => { opened = exportFolder(1); });
afterEach(() => opened.close());

const PESELS = manyPesels(150);
const [benefit] = PEOPLE[0]!.ops!.benefits;
/** In the export of this night everybody gets the same amount, so two amounts in one answer would be two exports. */
const peopleOf = (night: number) => PESELS.map((identifier) => person(identifier, { ops: { benefits: [{ ...benefit!, monthlyAmountGrosz: night }] } }));

test('while exports follow one another, some of them bad, every answer comes from one good export and time never runs back', async () => {
  opened.now = after(HOUR * 24);
  await opened.taken({}, peopleOf(0));
  const over = new AbortController();
  const nights = (async () => {
    for (let night = 1; night <= 32; night += 1) {
      const fault = ([undefined, 'half-written', 'truncated', 'wrong-checksum'] as const)[night % 4];
      await opened.publish({ madeAt: after(night * MINUTE), ...(fault && { fault }) }, peopleOf(night));
      if (night % 8 === 0) await eventually(async () => { const heard = await opened.heard(PESELS[0]); return heard.heard && heard.asOf.getTime() === after(night * MINUTE).getTime(); });
    }
  })().finally(() => over.abort());
  const seen: number[] = [];
  while (!over.signal.aborted) {
    const heard = [...(await opened.connector.personParts!(PESELS, ask())).values()];
    const amounts = new Set(heard.map((each) => (each.heard ? each.value.benefits?.[0]?.monthlyAmountGrosz : each.fault.kind)));
    const times = new Set(heard.map((each) => (each.heard ? each.asOf.getTime() : each.fault.kind)));
    expect([amounts.size, times.size]).toEqual([1, 1]);
    const [night] = [...amounts] as number[];
    expect([...times]).toEqual([NIGHT.getTime() + night! * MINUTE]);
    if (seen.at(-1) !== night) seen.push(night!);
    await new Promise(setImmediate);
  }
  await nights;
  await opened.taken({ madeAt: after(33 * MINUTE) }, peopleOf(33));
  expect(seen.length).toBeGreaterThanOrEqual(5);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.filter((night) => night % 4 !== 0)).toEqual([]);
  expect((await opened.connector.personParts!([PESELS[0]!], ask())).get(identifierKey(PESELS[0]!))).toMatchObject({ heard: true, value: { benefits: [{ monthlyAmountGrosz: 33 }] } });
});
