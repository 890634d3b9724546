import { afterEach, describe, expect, test } from '@jest/globals';
import { NFZ_VERSIONS } from '../../../connectors/health/nfz/client.js';
import { DEMO_QUEUES } from '../../../connectors/health/nfz/demo-queues.js';
import { nfzSimulator } from '../../../connectors/health/nfz/simulator.js';
import { closeAll, kindOf, opened, source } from '../health/running.js';
import { FAULT_MODES, FAULTS_OF_MODES } from '../transport/mode-faults.js';
import { ask, document, question, REHABILITATION, wireTo } from './wires.js';

afterEach(closeAll);

const simulator = () => opened(nfzSimulator({ queues: DEMO_QUEUES }));
const NURSING = 'Pielęgniarska opieka długoterminowa domowa';

describe.each(NFZ_VERSIONS)('queues over v%s', (version) => {
  test('come twenty-five a page, with the count of all and whether there is more', async () => {
    const wire = await wireTo((await simulator()).url, version);
    const pages = await Promise.all([1, 2, 3].map((page) => wire.queues(question(REHABILITATION, { page }), ask())));
    expect(pages.map((page) => page.heard && [page.value.queues.length, page.value.total, page.value.hasMore])).toEqual([[25, 30, true], [5, 30, false], [0, 30, false]]);
    const ids = pages.flatMap((page) => (page.heard ? page.value.queues.map((queue) => queue?.id) : []));
    expect(new Set(ids).size).toBe(30);
  });

  test('are asked for by urgency and by age', async () => {
    const wire = await wireTo((await simulator()).url, version);
    const total = async (more: object) => {
      const heard = await wire.queues(question(REHABILITATION, more), ask());
      return heard.heard && heard.value.total;
    };
    expect(await Promise.all([{}, { urgent: true }, { forChildren: true }, { forChildren: false }].map(total))).toEqual([30, 1, 6, 24]);
  });

  test('a benefit that nobody offers, or that is called otherwise, is an empty answer and no fault', async () => {
    const wire = await wireTo((await simulator()).url, version);
    expect(await wire.queues(question('Poradnia kardiologiczna'), ask())).toMatchObject({ heard: true, value: { queues: [], total: 0, hasMore: false } });
  });

  test('a benefit for which nobody waits is not waited for 0 days', async () => {
    const heard = await (await wireTo((await simulator()).url, version)).queues(question(NURSING), ask());
    expect(heard.heard && heard.value.queues.map((queue) => queue?.waiting)).toEqual([{ kind: 'NOT_APPLICABLE' }]);
  });
});

test('the first free date comes from the old version only, and the forecast in words from the new one only', async () => {
  const { url } = await simulator();
  const [old, young] = await Promise.all(NFZ_VERSIONS.map(async (version) => {
    const heard = await (await wireTo(url, version)).queues(question('Świadczenia z zakresu okulistyki'), ask());
    return heard.heard && heard.value.queues.map((queue) => [queue?.waiting, queue?.firstFreeOn]);
  }));
  expect(old).toEqual([[{ kind: 'DAYS', days: 60 }, '2027-01-01'], [{ kind: 'NOT_REPORTED' }, undefined]]);
  expect(young).toEqual([[{ kind: 'MONTHS_WEEKS', months: 2, weeks: 0 }, undefined], [{ kind: 'NOT_REPORTED' }, undefined]]);
});

describe('whatever the NFZ does, the wire answers', () => {
  test.each(FAULT_MODES)('when it is %s', async (mode) => {
    const running = await simulator();
    const wire = await wireTo(running.url);
    running.setMode(mode);
    const heard = await wire.queues(question(REHABILITATION), ask());
    expect(FAULTS_OF_MODES[mode]).toContain(kindOf(heard));
    expect(heard).toMatchObject({ fault: { source: 'HEALTH', coordinate: 'health.queues' } });
    const told = JSON.stringify([heard, wire.health()]);
    for (const upstream of ['Invalid', 'errors', 'Przerwa', 'PDF']) expect(told).not.toContain(upstream);
  });

  test('a number of a branch where a wojewodztwo belongs is refused there, and never asked again by itself', async () => {
    const asked = await source(({ url }) => (url.includes('province=16') ? { status: 400, type: 'application/json', body: { errors: [] } } : { type: 'application/json', body: {} }));
    const wire = await wireTo(asked.url);
    expect(kindOf(await wire.queues(question(REHABILITATION), ask()))).toBe('FAULT');
    expect(asked.asked).toHaveLength(1);
    expect(asked.asked[0]!.url).toBe('/app-itl-api-pcus/queues?case=1&province=16&benefit=PORADNIA+REHABILITACYJNA&page=1&limit=25&format=json&api-version=1.4');
  });

  const row = (attributes: object = {}) =>
    ({ type: 'queue', id: 'q', attributes: { case: 1, benefit: 'PORADNIA REHABILITACYJNA', provider: 'P', 'teryt-place': '3208083', dates: null, ...attributes } });
  const page = (more: object, ...rows: object[]) => ({ meta: { count: rows.length, page: 1 }, links: { next: null }, data: rows, ...more });
  const self = (query: string) => ({ links: { next: null, self: `/queues?${query}` } });

  test.each([
    ['to the question', page({}, row(), row({ benefit: 'ODDZIAŁ / poradnia  rehabilitacyjna ' })), 'HEARD'],
    ['that says nothing of what was asked', page({ meta: { count: 1 } }, row({ case: null, 'teryt-place': null })), 'HEARD'],
    ['of a branch that has a place beyond its border too', page({}, row({ 'teryt-place': '1465011' }), row()), 'HEARD'],
    ['that repeats the question', page(self('case=1&province=16&benefit=Poradnia%20rehabilitacyjna&page=1'), row()), 'HEARD'],
    ['about another case', page({}, row(), row({ case: 2 })), 'MALFORMED'],
    ['about another benefit', page({}, row({ benefit: 'PORADNIA OKULISTYCZNA' })), 'MALFORMED'],
    ['about another wojewodztwo', page({}, row({ 'teryt-place': '1465011' }), row({ 'teryt-place': '1465011' })), 'MALFORMED'],
    ['that is another page', page({ meta: { count: 30, page: 2 } }, row()), 'MALFORMED'],
    ['to another province, in its own words', page(self('province=07'), row()), 'MALFORMED'],
    ['to another benefit, in its own words', page(self('benefit=PORADNIA'), row()), 'MALFORMED'],
    ['with queues that are counted and not there', page({ meta: { count: 500, page: 1 } }), 'MALFORMED'],
  ])('an answer %s', async (_, body, kind) => {
    const wire = await wireTo((await source(() => ({ type: 'application/json', body }))).url);
    expect(kindOf(await wire.queues(question(REHABILITATION), ask()))).toBe(kind);
  });

  test.each([
    ['1.4', { applicable: true, date: '2026-12-03', 'date-situation-as-at': '2026-11-20' }], ['1.3', { applicable: true, pcus: '3 dni', 'date-situation-as-at': '2026-11-20' }],
    ['1.4', undefined], ['1.3', []],
  ] as const)('a queue told to v%s as %j is not one without a waiting time', async (version, dates) => {
    const wire = await wireTo((await source(() => ({ type: 'application/json', body: page({}, row({ dates })) }))).url, version);
    const heard = await wire.queues(question(REHABILITATION), ask());
    expect(heard.heard && heard.value.queues.map((queue) => queue?.waiting.kind)).toEqual(['UNREADABLE']);
  });

  test.each([
    ['JSON that is no list of queues', 'application/json', '{"data":null}', 'MALFORMED'],
    ['JSON called as the NFZ calls it in its own words', 'application/vnd.api+json', document('queues.v1.4.every-waiting-time.json'), 'HEARD'],
    ['a page of the firewall before it', 'text/html', '<html>Imperva</html>', 'MAINTENANCE'],
  ])('%s', async (_, type, body, kind) => {
    const wire = await wireTo((await source(() => ({ type, body }))).url);
    expect(kindOf(await wire.queues(question('Poradnia pokazowa'), ask()))).toBe(kind);
  });

  test('the simulator refuses what the NFZ refuses', async () => {
    const { url } = await simulator();
    const status = async (query: string, folder = 'app-itl-api-pcus') => (await fetch(`${url}/${folder}/queues?${query}`)).status;
    expect(await Promise.all(['province=24', 'limit=26', 'case=5', 'api-version=1.3', 'benefitForChildren=true', 'province=16&limit=25'].map((each) => status(each))))
      .toEqual([400, 400, 400, 400, 400, 200]);
    expect(await Promise.all([status('api-version=1.4', 'app-itl-api'), status('api-version=1.3', 'app-itl-api')])).toEqual([400, 200]);
  });
});

describe('an answer is kept', () => {
  test('by question, so that the same one costs nothing, and another one is asked', async () => {
    const running = await simulator();
    const wire = await wireTo(running.url);
    await wire.queues(question(REHABILITATION), ask());
    await wire.queues(question(` ${REHABILITATION.toUpperCase()} `), ask());
    expect(running.calls()).toBe(1);
    await wire.queues(question(REHABILITATION, { page: 2 }), ask());
    expect(running.calls()).toBe(2);
  });

  test('and given with its age when the NFZ does not answer', async () => {
    const running = await simulator();
    const wire = await wireTo(running.url, '1.4', { keepMilliseconds: 0 });
    const before = await wire.queues(question(REHABILITATION), ask());
    running.setMode('down');
    const after = await wire.queues(question(REHABILITATION), ask());
    expect(after).toEqual({ ...before, staleBecause: expect.stringContaining('które podaje Informator o Terminach Leczenia NFZ') as unknown });
    expect(kindOf(await wire.queues(question(NURSING), ask()))).toBe('UNREACHABLE');
  });
});

test('the NFZ is asked ten times a second and not more, however many ask', async () => {
  const came: number[] = [];
  const { url } = await source(() => {
    came.push(performance.now());
    return { type: 'application/json', body: { meta: { count: 0 }, links: { next: null }, data: [] } };
  });
  const wire = await wireTo(url);
  const heard = await Promise.all(Array.from({ length: 22 }, (_, i) => wire.queues(question(REHABILITATION, { page: i + 1 }), ask())));
  expect(heard.map(kindOf)).toEqual(Array.from({ length: 22 }, () => 'HEARD'));
  for (let i = 10; i < came.length; i += 1) expect(came[i]! - came[i - 10]!).toBeGreaterThan(600); // they leave a second apart, and travel unevenly
});
