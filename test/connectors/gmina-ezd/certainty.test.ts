import { afterEach, describe, expect, test } from '@jest/globals';
import type { PersonAsk } from '../../../connectors/connector.js';
import type { EzdOffice } from '../../../connectors/gmina/ezd/client.js';
import type { EzdOutcome } from '../../../connectors/gmina/ezd/simulator.js';
import type { SimulatorMode } from '../../../connectors/transport/knobs.js';
import { ask, closeAll, source } from '../health/running.js';
import { CASE, FILE, officeAt, outcomeOf, simulator, workingOffice } from './office.js';

afterEach(closeAll);

/** The two things that must not be done twice; a document goes into a case that is there. */
const WRITES = {
  case: (office: EzdOffice, _: string, asked: PersonAsk = ask()) => office.fileCase(CASE, asked),
  document: (office: EzdOffice, caseId: string, asked: PersonAsk = ask()) => office.addDocument(caseId, FILE, asked),
} as const;
type Write = keyof typeof WRITES;
const BOTH = Object.keys(WRITES) as Write[];

describe.each(BOTH)('a %s that', (write) => {
  const AFTER_THE_WORK: readonly (readonly [EzdOutcome, string])[] = [
    ['done-then-dropped', 'UNREACHABLE'], ['done-then-silent', 'TIMEOUT'], ['done-then-500', 'SERVER_ERROR'], ['done-then-409', 'FAULT'],
    ['done-without-id', 'MALFORMED'], ['done-unreadable', 'MALFORMED'],
  ];

  test.each(AFTER_THE_WORK)('is %s is uncertain: it has been done, once, and was sent once', async (outcome, kind) => {
    const { running, office, caseId } = await workingOffice();
    running.setOutcome(outcome);
    const before = { writes: running.writes(), done: running.cases().length + running.documents().length };
    expect(outcomeOf(await WRITES[write](office, caseId))).toBe(`${kind} uncertain`);
    expect(running.writes() - before.writes).toBe(1);
    expect(running.cases().length + running.documents().length - before.done).toBe(1);
  });

  test('meets too many others is refused: certain, and may be tried again later, by whoever sent it', async () => {
    const { running, office, caseId } = await workingOffice();
    running.setOutcome('too-many');
    const refused = await WRITES[write](office, caseId);
    expect(refused).toMatchObject({ sent: false, certain: true, fault: { kind: 'OVERLOADED', retryable: true } });
    expect(running.writes()).toBe(2);
    running.setOutcome('done');
    expect(outcomeOf(await WRITES[write](office, caseId))).toBe('SENT');
  });

  const BEFORE_LOGIN: Readonly<Partial<Record<SimulatorMode, string>>> = {
    down: 'UNREACHABLE', slow: 'TIMEOUT', 'server-error': 'SERVER_ERROR', malformed: 'MALFORMED', 'wrong-content-type': 'WRONG_CONTENT_TYPE',
    refused: 'REFUSED', maintenance: 'MAINTENANCE',
  };
  test.each(Object.entries(BEFORE_LOGIN) as [SimulatorMode, string][])('needs a login while EZD RP is %s was never sent: certain', async (mode, kind) => {
    const running = await simulator();
    const office = await officeAt(running.url);
    running.setMode(mode);
    expect(outcomeOf(await WRITES[write](office, 'sprawa-1'))).toBe(`${kind} certain`);
    expect(running.writes()).toBe(0);
  });

  const AFTER_LOGIN: readonly (readonly [SimulatorMode, string])[] = [
    ['down', 'UNREACHABLE uncertain'], ['slow', 'TIMEOUT uncertain'], ['server-error', 'SERVER_ERROR uncertain'], ['malformed', 'MALFORMED uncertain'],
    ['truncated', 'UNREACHABLE uncertain'], ['wrong-content-type', 'WRONG_CONTENT_TYPE uncertain'], ['maintenance', 'MAINTENANCE uncertain'],
    ['fault', 'FAULT certain'],
  ];
  test.each(AFTER_LOGIN)('is sent while EZD RP is %s is %s, after one exchange', async (mode, outcome) => {
    const { running, office, caseId } = await workingOffice();
    running.setMode(mode);
    const before = running.calls();
    expect(outcomeOf(await WRITES[write](office, caseId))).toBe(outcome);
    expect(running.calls() - before).toBe(1);
  });

  test('is sent while every token is refused is certain: one login, one more try, no third', async () => {
    const { running, office, caseId } = await workingOffice();
    const everyTokenRefused = await source(({ url }) => (url.endsWith('/token')
      ? { type: 'application/json', body: { access_token: 'a', expires_in: 300 } } : { status: 401, body: '' }));
    const refusing = await officeAt(everyTokenRefused.url);
    expect(outcomeOf(await WRITES[write](refusing, caseId))).toBe('REFUSED certain');
    expect(everyTokenRefused.asked.map(({ url }) => url.endsWith('/token'))).toEqual([true, false, true, false]);
    running.expireTokens();
    running.setMode('refused');
    expect(outcomeOf(await WRITES[write](office, caseId))).toBe('REFUSED certain');
  });

  test.each([
    [500, 'SERVER_ERROR'], [400, 'REFUSED'],
  ])('was refused for its token, which the SSO server then cannot renew (%d), is certain', async (status, kind) => {
    let tokens = 0;
    const { url, asked } = await source(({ url: path }) => {
      if (!path.endsWith('/token')) return { status: 401, body: '' };
      tokens += 1;
      if (tokens > 1) return { status, type: 'application/json', body: { error: 'invalid_grant' } };
      return { type: 'application/json', body: { access_token: 'a', expires_in: 300 } };
    });
    expect(outcomeOf(await WRITES[write](await officeAt(url), 'sprawa-1'))).toBe(`${kind} certain`);
    expect(asked.filter(({ url: path }) => !path.endsWith('/token'))).toHaveLength(1);
  });

  test('loses its caller is uncertain once it was on its way, and certain before', async () => {
    const { running, office, caseId } = await workingOffice();
    expect(outcomeOf(await WRITES[write](office, caseId, { ...ask(), signal: AbortSignal.abort() }))).toBe('TIMEOUT certain');
    running.setOutcome('done-then-silent');
    expect(outcomeOf(await WRITES[write](office, caseId, { ...ask(), signal: AbortSignal.timeout(200) }))).toBe('TIMEOUT uncertain');
    expect(running.writes()).toBe(2);
  });

  test('nobody answers at all is certain: there was no connection', async () => {
    const { url, close } = await simulator();
    await close();
    expect(outcomeOf(await WRITES[write](await officeAt(url), 'sprawa-1'))).toBe('UNREACHABLE certain');
  });
});

test('a case that another office confirms is not ours, and uncertain', async () => {
  const { url } = await source(({ url: path }) => (path.endsWith('/token')
    ? { type: 'application/json', body: { access_token: 'a', expires_in: 300 } }
    : { status: 201, type: 'application/json', body: { idSprawa: 's-1', znak: 'X.1', idPodmiotWlascicielBiznesowy: 'inny-podmiot' } }));
  expect(outcomeOf(await (await officeAt(url)).fileCase(CASE, ask()))).toBe('MALFORMED uncertain');
});
