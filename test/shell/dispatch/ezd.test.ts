import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseOffice } from '../../../connectors/connector.js';
import type { EzdOutcome } from '../../../connectors/gmina/ezd/simulator.js';
import { type Sources, sourcesOf } from '../../../connectors/sources.js';
import { readRegister } from '../../../src/shell/dispatch/read-register.js';
import { decideDispatch } from '../../../src/shell/commands/decide-dispatch.js';
import { actor, codeOf, get } from '../../case-builder.js';
import { DAY, HOUR, type MailRoom, mailRoom } from './mail-room.js';

const FRIDAY = 5;
let room: MailRoom;
beforeAll(async () => { room = await mailRoom(); });
afterAll(() => room.close());

/** Cases and documents that the office has more than then. */
const filedSince = ([cases, documents]: readonly number[]) => [room.office.cases().length - cases!, room.office.documents().length - documents!];
const filed = () => [room.office.cases().length, room.office.documents().length];

/** The same office, on which the wire is turned as soon as a case has been opened. */
function turnedAfterTheCase(outcome: EzdOutcome): Sources {
  const { office, ...others } = room.parts().sources.find('GMINA')!;
  return sourcesOf([{
    ...others, office: {
      ...office!, async fileCase(officeCase, ask) {
        const opened = await office!.fileCase(officeCase, ask);
        room.office.setOutcome(outcome);
        return opened;
      },
    },
  }]);
}

describe('a letter into the office\'s EZD', () => {
  test('opens a case, puts the letter into it, and is delivered with that', async () => {
    const before = filed();
    const id = await room.letter({ to: 'UG' });
    await room.work();
    const { sign, caseId, title, jrwa } = room.office.cases().at(-1)!;
    expect(await room.see(id)).toMatchObject({ channel: 'EZD', state: 'DELIVERED', delivered: '2026-11-24', office_case_id: caseId, office_sign: sign, files_filed: 1 });
    expect([jrwa, title]).toEqual(['5122', `Przekazanie podania według właściwości [${id}]`]);
    expect(room.office.documents().at(-1)).toMatchObject({ caseId, name: 'pismo-cover.txt', contentType: expect.stringContaining('text/plain') });
    expect(filedSince(before)).toEqual([1, 1]);
    expect(await room.facts(id)).toEqual(['letter.sent COVER', 'letter.delivered COVER']);
  });

  test('goes on behind the case that is open already when the document had to wait', async () => {
    const before = filed();
    const id = await room.letter({ to: 'UG' });
    await room.work({ sources: turnedAfterTheCase('too-many') });
    expect(await room.see(id)).toMatchObject({ state: 'QUEUED', office_case_id: room.office.cases().at(-1)!.caseId, files_filed: 0 });
    expect(filedSince(before)).toEqual([1, 0]);
    room.office.setOutcome('done');
    await room.rounds(5);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', attempts: 2 });
    expect(filedSince(before)).toEqual([1, 1]);
  });

  test.each(['done-then-dropped', 'done-then-silent', 'done-then-500', 'done-then-409', 'done-unreadable', 'done-without-id'] as const)(
    'of which EZD does not say what became of the case (%s) waits for a clerk, who names the case that is there', async (outcome) => {
      const before = filed();
      room.office.setOutcome(outcome);
      const id = await room.letter({ to: 'UG' });
      await room.work();
      room.office.setOutcome('done');
      await room.rounds(10);
      expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED', office_case_id: null, attempts: 1, because: expect.stringContaining('EZD nie potwierdza') });
      expect(filedSince(before)).toEqual([1, 0]);

      const decide = (taskId: string | null) => room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'IT_WAS_SENT', taskId));
      expect([codeOf(await decide(null)), codeOf(await decide('no id/at all'))]).toEqual(['INVALID_VALUE', 'INVALID_VALUE']);
      get(await decide(room.office.cases().at(-1)!.caseId));
      await room.rounds(3);
      expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', files_filed: 1 });
      expect(filedSince(before)).toEqual([1, 1]);
    });

  test('whose document is in doubt is delivered when the clerk finds it there', async () => {
    const before = filed();
    const id = await room.letter({ to: 'UG' });
    await room.work({ sources: turnedAfterTheCase('done-then-dropped') });
    room.office.setOutcome('done');
    expect(await room.see(id)).toMatchObject({ state: 'REVIEW_REQUIRED', files_filed: 0 });
    get(await room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'IT_WAS_SENT', null)));
    await room.rounds(3);
    expect(await room.see(id)).toMatchObject({ state: 'DELIVERED', files_filed: 1 });
    expect(filedSince(before)).toEqual([1, 1]);
  });

  test('is filed in the class of the source as it is when it leaves, not as it was when the hub started', async () => {
    const sources = room.sourcesAt(room.box.url, room.office.url);
    const parts = { sources };
    const filedIn = async () => {
      const id = await room.letter({ to: 'UG' });
      await room.work(parts);
      expect(await room.see(id)).toMatchObject({ state: 'DELIVERED' });
      return room.office.cases().at(-1)!.jrwa;
    };
    const before = await filedIn();
    const changed = room.sourcesAt(room.box.url, room.office.url, { jrwa: '5123' });
    sources.replace(changed.connectors);
    expect([before, await filedIn()]).toEqual(['5122', '5123']);
    await Promise.all([sources.close(), changed.close()]);
  });

  test('is told as failed when the office does not know the class of its archive', async () => {
    const id = await room.letter({ to: 'UG' });
    const sources = room.sourcesAt(room.box.url, room.office.url, { jrwa: '9999' });
    await room.work({ sources });
    await sources.close();
    expect(await room.see(id)).toMatchObject({ state: 'FAILED', because: expect.stringContaining('EZD go nie przyjmuje') });
    get(await room.cases.run(actor('clerk'), (work) => decideDispatch(work, id, 'GIVE_UP', null)));
    expect(await room.see(id)).toMatchObject({ state: 'ABANDONED', because: expect.stringContaining('EZD go nie przyjmuje') });
  });
});

describe('the office\'s register', () => {
  test('is read in windows that overlap: what lies in a case of ours is kept with it, once, and nothing else', async () => {
    const id = await room.letter({ to: 'UG' });
    await room.work();
    const { office_case_id: caseId } = await room.see(id);
    const numbers = async () => (await room.see(id)).office_entries.length;
    await room.rounds(3); // its own document stands there at once
    const own = await numbers();
    room.office.register({ arrivedAt: room.clock(), caseId: caseId! });
    room.office.register({ arrivedAt: room.clock() });
    room.office.register({ arrivedAt: room.clock(), caseId: 'somebody-elses' });
    await room.rounds(4);
    expect(await numbers()).toBe(own + 1);
    room.office.register({ arrivedAt: new Date(room.clock().getTime() - 20 * HOUR), registeredAt: room.clock(), caseId: caseId! }); // entered late
    await room.rounds(4);
    expect(await numbers()).toBe(own + 2);
    await Promise.all([room.work(), room.work()]);
    await room.rounds(3, DAY);
    expect(await numbers()).toBe(own + 2);
  });

  test('is read over again from where it was last heard of', async () => {
    const id = await room.letter({ to: 'UG' });
    await room.work();
    room.office.setMode('server-error');
    room.office.register({ arrivedAt: room.clock(), caseId: (await room.see(id)).office_case_id! });
    await room.rounds(10, 12 * HOUR);
    room.office.setMode('up');
    await room.rounds(2, 12 * HOUR);
    expect((await room.see(id)).office_entries.length).toBeGreaterThan(0);
  });

  /** Numbers of what is kept with this letter. */
  const keptWith = async (id: string) => (await room.see(id)).office_entries.map(({ number }) => number);

  test('shows a letter that came on Friday and was registered on Monday', async () => {
    const id = await room.letter({ to: 'UG' });
    await room.work();
    const { office_case_id: caseId } = await room.see(id);
    while (room.clock().getUTCDay() !== FRIDAY) await room.rounds(1, 6 * HOUR);
    const arrivedAt = room.clock();
    await room.rounds(13, 6 * HOUR); // to Monday afternoon
    const { number } = room.office.register({ arrivedAt, registeredAt: room.clock(), caseId: caseId! });
    await room.rounds(4, 6 * HOUR);
    expect(await keptWith(id)).toContain(number);
  });

  test('shows a letter that was put into the case five days after it had been registered', async () => {
    const id = await room.letter({ to: 'UG' });
    await room.work();
    const { office_case_id: caseId } = await room.see(id);
    const letter = room.office.register({ arrivedAt: room.clock() });
    await room.rounds(20, 6 * HOUR);
    expect(await keptWith(id)).not.toContain(letter.number);
    room.office.putIntoCase(letter, caseId!);
    await room.rounds(4, 6 * HOUR);
    expect((await keptWith(id)).filter((number) => number === letter.number)).toHaveLength(1);
    await room.rounds(8, 6 * HOUR); // and comes again in every window
    expect((await keptWith(id)).filter((number) => number === letter.number)).toHaveLength(1);
  });

  test('is asked about three days at once, and far back only once a day', async () => {
    const asked: number[] = [];
    const [connector] = room.parts().sources.connectors;
    const office: CaseOffice = {
      ...connector!.office!, registrations: ({ from, until }, ask) => {
        asked.push((until.getTime() - from.getTime()) / DAY);
        return connector!.office!.registrations({ from, until }, ask);
      },
    };
    const read = () => readRegister(room.parts(), office, new AbortController().signal);
    await read();
    room.pass(DAY);
    await read();
    expect(asked.slice(-5).every((days) => days <= 3)).toBe(true);
    expect(asked.slice(-5).reduce((sum, days) => sum + days, 0)).toBeCloseTo(15);
    asked.length = 0;
    room.pass(HOUR);
    await read();
    expect(asked).toEqual([expect.closeTo(1 + 1 / 24)]);
  });
});
