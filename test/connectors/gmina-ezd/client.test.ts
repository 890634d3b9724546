import { afterEach, describe, expect, test } from '@jest/globals';
import { ask, closeAll, opened, source } from '../health/running.js';
import { ACCOUNT, CASE, clockAt, DAY, FILE, officeAt, outcomeOf, simulator, workingOffice } from './office.js';

afterEach(closeAll);

describe('filing', () => {
  test('a case is opened in its class under the next number, and says by which sign', async () => {
    const running = await simulator({ clock: clockAt('2026-11-24T11:00:00Z').clock });
    const office = await officeAt(running.url, { clock: clockAt('2026-11-24T11:00:00Z').clock });
    const filed = [await office.fileCase(CASE, ask()), await office.fileCase({ ...CASE, reference: 'P-18' }, ask())];
    expect(filed).toMatchObject([{ sent: true, value: { sign: 'OR-II.5122.1.2026' } }, { sent: true, value: { sign: 'OR-II.5122.2.2026' } }]);
    expect(running.cases().map(({ title, jrwa }) => [title, jrwa])).toEqual([
      ['Przekazanie podania według właściwości [P-17]', '5122'], ['Przekazanie podania według właściwości [P-18]', '5122'],
    ]);
    expect(running.logins()).toBe(1);
  });

  test('a document is put into the case byte for byte, and the register shows it there', async () => {
    const { running, office, caseId } = await workingOffice({ clock: clockAt('2026-11-24T11:00:00Z').clock });
    const added = await office.addDocument(caseId, FILE, ask());
    expect(running.documents()).toEqual([{ ...FILE, caseId, documentId: added.sent && added.value.documentId }]);
    expect(await office.registrations(DAY, ask())).toMatchObject({ heard: true, value: [{ number: 1, year: 2026, caseId }] });
  });

  test('a document of a megabyte of any bytes arrives whole', async () => {
    const { running, office, caseId } = await workingOffice();
    const content = Buffer.from(Array.from({ length: 1_048_576 }, (_, i) => (i * 31) % 256));
    expect(outcomeOf(await office.addDocument(caseId, { name: 'pismo.pdf', contentType: 'application/pdf', content }, ask()))).toBe('SENT');
    expect(running.documents()[0]!.content.equals(content)).toBe(true);
  });

  test('in a class that is not configured, or into a case that can have no such id, nothing is sent, and the administrator reads of the class', async () => {
    const running = await simulator();
    const office = await officeAt(running.url, { jrwa: '8321' });
    expect(outcomeOf(await office.fileCase(CASE, ask()))).toBe('FAULT certain');
    expect(outcomeOf(await office.addDocument('../rpw', FILE, ask()))).toBe('FAULT certain');
    expect(running.calls()).toBe(0);
    expect(office.health().attention).toEqual([expect.stringMatching(/klasie JRWA 8321: brak jej w konfiguracji/)]);
  });
});

describe('a token', () => {
  test('that ended at EZD RP is renewed once, and what was refused is sent once more', async () => {
    const { running, office, caseId } = await workingOffice();
    running.expireTokens();
    const before = running.writes();
    expect(outcomeOf(await office.addDocument(caseId, FILE, ask()))).toBe('SENT');
    expect([running.logins(), running.writes() - before, running.documents().length]).toEqual([2, 2, 1]);
  });

  test('is renewed before its last seconds, so that nothing is sent with one that ends', async () => {
    const { clock, forward } = clockAt('2026-11-24T11:00:00Z');
    const { running, office, caseId } = await workingOffice({ clock, tokenSeconds: 300 });
    forward(269);
    await office.addDocument(caseId, FILE, ask());
    expect(running.logins()).toBe(1);
    forward(1);
    expect(outcomeOf(await office.addDocument(caseId, FILE, ask()))).toBe('SENT');
    expect([running.logins(), running.writes()]).toEqual([2, 3]);
  });

  test('is renewed once for all who hear that it ended', async () => {
    const { running, office } = await workingOffice();
    running.expireTokens();
    const filed = await Promise.all(Array.from({ length: 4 }, (_, i) => office.fileCase({ ...CASE, reference: `P-${i}` }, ask())));
    expect(filed.map(outcomeOf)).toEqual(Array.from({ length: 4 }, () => 'SENT'));
    expect([running.logins(), running.cases().length]).toEqual([2, 5]);
  });

  test.each([['key', 'inny'], ['keyId', 'inny'], ['officeId', 'inny'], ['host', 'inny.example']] as const)(
    'is not given for another %s: refused, certain, asked for once, and the administrator reads of it', async (field, value) => {
      const running = await simulator();
      const office = await officeAt(running.url, { [field]: value });
      for (let i = 0; i < 3; i += 1) expect(outcomeOf(await office.fileCase(CASE, ask()))).toBe('REFUSED certain');
      expect([running.calls(), running.writes()]).toEqual([1, 0]);
      expect(office.health().attention).toEqual([expect.stringContaining('odrzucił klucz API')]);
    });

  test('of another post is refused, certain, without a second try', async () => {
    const running = await simulator();
    const office = await officeAt(running.url, { postId: 'inne-stanowisko' });
    expect(outcomeOf(await office.fileCase(CASE, ask()))).toBe('REFUSED certain');
    expect([running.logins(), running.writes()]).toEqual([1, 1]);
  });

  test.each([['{"access_token":', 'MALFORMED'], ['{}', 'MALFORMED'], ['[]', 'MALFORMED']])('that is answered as %s is none: certain', async (body, kind) => {
    const { url } = await source(() => ({ type: 'application/json', body }));
    expect(outcomeOf(await (await officeAt(url)).fileCase(CASE, ask()))).toBe(`${kind} certain`);
  });
});

test('faults, health and attention hold nothing of titles, files, keys and tokens', async () => {
  const { running, office, caseId } = await workingOffice();
  const told: unknown[] = [];
  for (const mode of ['fault', 'malformed', 'server-error', 'truncated'] as const) {
    running.setMode(mode);
    told.push(await office.fileCase(CASE, ask()), await office.addDocument(caseId, FILE, ask()));
    told.push(await office.registrations(DAY, ask()), await office.findCase('P-17', ask()));
  }
  running.setMode('up');
  running.expireTokens();
  const stranger = await opened(officeAt(running.url, { key: 'zgubiony-klucz' }));
  told.push(await stranger.fileCase(CASE, ask()), stranger.health(), office.health());
  const text = JSON.stringify(told);
  const secrets = ['Kanarek', 'Przekazanie', 'zawiadomienie', 'P-17', ACCOUNT.key, 'zgubiony-klucz', 'invalid_grant', 'Bearer'];
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(office.health().operations.map(({ coordinate }) => coordinate).toSorted()).toEqual(
    ['gmina.ezd-case', 'gmina.ezd-case-search', 'gmina.ezd-document', 'gmina.ezd-login', 'gmina.ezd-registrations']);
});
