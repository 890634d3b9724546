import { afterEach, describe, expect, test } from '@jest/globals';
import { ask, closeAll, kindOf, source } from '../health/running.js';
import { ACCOUNT, CASE, DAY, officeAt, simulator, workingOffice } from './office.js';

afterEach(closeAll);

describe('what was left uncertain', () => {
  test('can be looked for by our reference, and is found where it was done', async () => {
    const { running, office } = await workingOffice();
    running.setOutcome('done-then-dropped');
    await office.fileCase(CASE, ask());
    const { caseId, sign } = running.cases()[1]!;
    expect(await office.findCase(CASE.reference, ask())).toMatchObject({ heard: true, value: { caseId, sign } });
    expect(await office.findCase('P-1', ask())).toMatchObject({ heard: true, value: undefined });
  });

  test('is looked for on every page: thirty cases whose titles begin alike', async () => {
    const { office } = await workingOffice();
    for (let i = 30; i > 0; i -= 1) await office.fileCase({ ...CASE, reference: `Q-1${i}` }, ask());
    expect(await office.findCase('Q-130', ask())).toMatchObject({ heard: true, value: { sign: expect.stringMatching(/\.2\.\d{4}$/) } });
    expect(await office.findCase('Q-1', ask())).toMatchObject({ heard: true, value: undefined });
  });
});

describe('the register of incoming letters', () => {
  const letters = Array.from({ length: 60 }, (_, i) => ({ arrivedAt: new Date(Date.parse('2026-11-24T06:00:00Z') + i * 60_000) }));

  test('is read page by page, oldest first, without what was deleted and without other days', async () => {
    const outside = [{ arrivedAt: new Date('2026-11-23T22:59:00Z') }, { arrivedAt: new Date('2026-11-24T23:01:00Z') }, { ...letters[0]!, isDeleted: true }];
    const running = await simulator({ letters: [...letters, ...outside] });
    const heard = await (await officeAt(running.url)).registrations(DAY, ask());
    expect(heard.heard && heard.value.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(running.calls()).toBe(1 + 3);
  });

  test('shows an entry made late among the letters of the day on which it came', async () => {
    const running = await simulator({ letters: letters.slice(0, 2) });
    const office = await officeAt(running.url);
    running.register({ arrivedAt: new Date('2026-11-24T07:00:00Z'), registeredAt: new Date('2026-11-27T09:00:00Z') });
    const late = { number: 3, registeredAt: new Date('2026-11-27T09:00:00Z') };
    expect(await office.registrations(DAY, ask())).toMatchObject({ value: [{ number: 1 }, { number: 2 }, late] });
  });

  test('is read again when a page fails once, as reading changes nothing', async () => {
    const { running, office } = await workingOffice();
    running.expireTokens();
    expect(kindOf(await office.registrations(DAY, ask()))).toBe('HEARD');
    running.setMode('server-error');
    const before = running.calls();
    expect(kindOf(await office.registrations(DAY, ask()))).toBe('SERVER_ERROR');
    expect(running.calls() - before).toBe(2);
  });

  const entry = (fields: object = {}) => ({
    numerRPW: 'RPW/1/2026', dataRejestracji: '2026-11-24T09:00:00Z', czyUsuniety: false, idPodmiotWlascicielBiznesowy: ACCOUNT.officeId, ...fields,
  });
  const lastPage = (...lista: object[]) => ({ lista, pageInfo: { pageNumber: 1, isNextPageExists: false } });
  const PAGE_0 = { lista: [entry()], pageInfo: { pageNumber: 0, isNextPageExists: true } };
  test.each([
    ['breaks off', 'UNREACHABLE', undefined],
    ['is the first page again', 'MALFORMED', PAGE_0],
    ['does not say whether it is the last', 'MALFORMED', { lista: [], pageInfo: { pageNumber: 1 } }],
    ['has an entry without a number', 'MALFORMED', lastPage(entry({ numerRPW: '' }))],
    ['has an entry of another office', 'MALFORMED', lastPage(entry({ idPodmiotWlascicielBiznesowy: 'inny-podmiot' }))],
    ['is no JSON', 'MALFORMED', '{"lista": ['],
  ])('is not given by half when its second page %s', async (_, kind, page1) => {
    const { url, asked } = await source(({ url: path, body }) => {
      if (path.endsWith('/token')) return { type: 'application/json', body: { access_token: 'a', expires_in: 300 } };
      if (body.includes('"page":0')) return { type: 'application/json', body: PAGE_0 };
      if (page1 === undefined) throw new Error('the connection breaks');
      return { type: 'application/json', body: page1 };
    });
    expect(kindOf(await (await officeAt(url)).registrations(DAY, ask()))).toBe(kind);
    expect(asked.length).toBeGreaterThan(2);
  });

  test('that never ends is given up', async () => {
    const { url } = await source(({ url: path, body }) => (path.endsWith('/token')
      ? { type: 'application/json', body: { access_token: 'a', expires_in: 300 } }
      : { type: 'application/json', body: { lista: [], pageInfo: { pageNumber: (JSON.parse(body) as { page: number }).page, isNextPageExists: true } } }));
    expect(kindOf(await (await officeAt(url)).registrations(DAY, ask()))).toBe('MALFORMED');
  });
});
