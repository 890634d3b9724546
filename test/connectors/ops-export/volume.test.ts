import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { parsePersonIdentifier, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { person } from '../transport-soap/questions.js';
import { type ExportFolder, MINUTE, after, eventually, exportFolder } from './export-folder.js';

const PEOPLE = 20_000;
const BENEFITS_EACH = 5;
/** Of the computing that one export takes; what is not cut into pieces at all takes nearly all of it in one turn. */
const LONGEST_TURN_MAX = 0.2;
/** Names, numbers, dates of 20 000 people and their 100 000 benefits; the files have 10 MB. */
const HELD_BYTES_MAX = 60_000_000;

let opened: ExportFolder;
beforeEach(() => { opened = exportFolder(200); }); // an export is published before it is seen, so its making is not measured
afterEach(() => opened.close());

const document = (i: number): PersonIdentifier => parsePersonIdentifier({ type: 'DOCUMENT', country: 'UA', value: `AB${String(i).padStart(7, '0')}` })!;
const people = Array.from({ length: PEOPLE }, (_, i) => person(document(i), {
  ops: {
    lastInterviewOn: parseLocalDate('2026-03-14')!,
    benefits: Array.from({ length: BENEFITS_EACH }, (__, at) => ({
      name: `Zasiłek celowy, rodzaj ${at + 1}`, area: 'PS' as const, monthlyAmountGrosz: i + at, from: parseLocalDate('2026-01-01')!, until: parseLocalDate('2026-12-31')!,
    })),
  },
}));

/** The longest computing of this thread between two turns of the event loop, as a part of all that it computed: other programs on the machine do not count. */
function longestTurn() {
  let longest = 0;
  let running = true;
  const begun = process.threadCpuUsage();
  let before = begun;
  const turn = () => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user + now.system - before.user - before.system) / 1_000);
    before = now;
    if (running) setImmediate(turn);
  };
  turn();
  return () => {
    running = false;
    const { user, system } = process.threadCpuUsage();
    return longest / ((user + system - begun.user - begun.system) / 1_000);
  };
}

function heldBytes(): number {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

test('twenty thousand people with a hundred thousand benefits are taken night after night, holding nobody up and without growing', async () => {
  const before = heldBytes();
  const held: number[] = [];
  const turns: number[] = [];
  const last = people.at(-1)!.identifier;
  for (const madeAt of [after(0), after(MINUTE)]) {
    await opened.publish({ madeAt }, people);
    const stop = longestTurn();
    try {
      await eventually(async () => { const heard = await opened.heard(last); return heard.heard && heard.asOf.getTime() === madeAt.getTime(); });
    } finally {
      turns.push(stop());
    }
    held.push(heldBytes() - before);
  }
  expect(await opened.heard(last)).toMatchObject({
    heard: true, value: { lastInterviewOn: '2026-03-14', benefits: Array.from({ length: BENEFITS_EACH }, (_, at) => ({ monthlyAmountGrosz: PEOPLE - 1 + at })) },
  });
  expect(Math.max(...turns)).toBeLessThan(LONGEST_TURN_MAX);
  expect(Math.max(...held)).toBeLessThan(HELD_BYTES_MAX);
  expect(held[1]! / held[0]!).toBeLessThan(1.2);
});
