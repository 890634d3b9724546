import { afterEach, describe, expect, test } from '@jest/globals';
import { text } from 'node:stream/consumers';
import { EWUS_FOLDER, ewusWire } from '../../../connectors/health/ewus/simulator.js';
import { startSimulator } from '../../../connectors/transport/simulator-server.js';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import { parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { ask, byPesel, closeAll, keyOf, kindOf, opened, source, TWENTY } from '../health/running.js';
import { FAULT_MODES, FAULTS_OF_MODES } from '../transport/mode-faults.js';
import { ANNULLED, CHILD, fixture, INSURED, insuranceOf, NOT_INSURED, PEOPLE, simulator, UNKNOWN, wireTo } from './wires.js';

afterEach(closeAll);

describe('insurance', () => {
  test('is told of each person, keyed by the person, for today', async () => {
    const wire = await wireTo((await simulator()).url);
    const heard = await insuranceOf(wire, INSURED, NOT_INSURED, ANNULLED, CHILD, UNKNOWN);
    expect(heard.map((each) => each.heard && each.value.status)).toEqual(['INSURED', 'NOT_INSURED', 'ANNULLED_PESEL', 'INSURED', 'NOT_FOUND']);
    expect(heard.map((each) => each.heard && each.value.validOn)).toEqual(Array.from({ length: 5 }, () => warsawDate(new Date())));
    expect(heard[3]).toMatchObject({ value: { notes: [{ code: 'DN' }, { code: 'UKR', text: 'Uprawnienie na mocy ustawy o pomocy „obywatelom Ukrainy”' }] } });
  });

  test('of a person who is known by a document is not asked for: eWUŚ knows PESELs', async () => {
    const running = await simulator();
    const person = parsePersonIdentifier({ type: 'DOCUMENT', value: 'AB123456', country: 'UA' })!;
    const heard = await (await wireTo(running.url)).insurance([person], ask());
    expect([...heard.values()].map(kindOf)).toEqual(['UNSUPPORTED_IDENTIFIER']);
    expect(running.calls()).toBe(0);
  });

  test('is asked one person a call, a few at once, and once for a person who is named twice', async () => {
    const running = await simulator({ latencyMilliseconds: 30 });
    const heard = await insuranceOf(await wireTo(running.url), ...TWENTY, INSURED);
    expect(heard.filter((each) => each.heard)).toHaveLength(21);
    expect(running.calls()).toBe(1 + 20);
    expect(running.logins()).toBe(1);
    expect(running.atOnce()).toBe(5);
  });

  test('is asked with the ground for asking beside the question, and the PESEL inside it only', async () => {
    const asked: { url: string; headers: string; body: string }[] = [];
    const { answer } = ewusWire({ people: PEOPLE, login: 'POKAZ', password: 'tajne <hasło> & inne' });
    const listening = await opened(startSimulator(async (request, response) => {
      const copy = await text(request);
      asked.push({ url: request.url!, headers: JSON.stringify(request.headers), body: copy });
      const again = Object.assign(request, { [Symbol.asyncIterator]: async function* () { yield Buffer.from(copy); } });
      await answer(again, response, 'up');
    }));
    await insuranceOf(await wireTo(listening.url), INSURED);
    expect(asked.map(({ url }) => url)).toEqual([`${EWUS_FOLDER}/Auth`, `${EWUS_FOLDER}/ServiceBroker`]);
    expect(asked[1]!.headers).toContain('"x-purpose-of-use":"NEEDS_RECOGNITION"');
    expect(asked[1]!.headers).toContain(encodeURIComponent('CUS.5200.7.2026/Ż'));
    expect(asked[1]!.body).toContain(INSURED);
    expect(asked.map(({ url, headers }) => url + headers).join()).not.toContain(INSURED);
    expect(asked[0]!.headers + asked[1]!.headers + asked[1]!.body).not.toContain('tajne');
  });
});

describe('the session', () => {
  test('is shared, and kept from one question to the next', async () => {
    const running = await simulator();
    const wire = await wireTo(running.url);
    await Promise.all([insuranceOf(wire, INSURED), insuranceOf(wire, CHILD), insuranceOf(wire, UNKNOWN)]);
    await insuranceOf(wire, ANNULLED);
    expect(running.logins()).toBe(1);
  });

  test('that ended is opened once more for all who hear of it, and nobody notices', async () => {
    const running = await simulator({ latencyMilliseconds: 10 });
    const wire = await wireTo(running.url);
    await insuranceOf(wire, INSURED);
    running.expireSessions();
    const heard = await Promise.all(Array.from({ length: 8 }, () => insuranceOf(wire, INSURED, CHILD)));
    expect(heard.flat().map(kindOf)).toEqual(Array.from({ length: 16 }, () => 'HEARD'));
    expect(running.logins()).toBe(2);
  });

  test('that ends again and again is the failure of who asked', async () => {
    const { url } = await source(({ url: port }) => (port.endsWith('/Auth')
      ? { type: 'text/xml', body: fixture('loginReturn.xml') } : { status: 500, type: 'text/xml', body: fixture('Fault.session.xml') }));
    const wire = await wireTo(url);
    expect((await insuranceOf(wire, INSURED)).map(kindOf)).toEqual(['REFUSED']);
    expect(wire.health().operations.map(({ coordinate, calls }) => [coordinate, calls])).toEqual([['health.login', 2], ['health.insurance', 2]]);
  });

  test.each([
    ['expired', 'Hasło operatora eWUŚ wygasło. Zmień je u świadczeniodawcy, który je prowadzi, i uruchom hub z nowym.', 'REFUSED'],
    ['expires-soon', 'eWUŚ przyjął logowanie z uwagą, zwykle o haśle, które wkrótce wygaśnie. Zmień hasło operatora.', 'HEARD'],
    ['good', undefined, 'HEARD'],
  ] as const)('with a password that is %s tells the administrator', async (state, attention, kind) => {
    const running = await simulator();
    running.setPassword(state);
    const wire = await wireTo(running.url);
    expect((await insuranceOf(wire, INSURED)).map(kindOf)).toEqual([kind]);
    expect(wire.health().attention).toEqual(attention && [attention]);
  });

  test('with a wrong password is tried once, not for every person', async () => {
    const running = await simulator();
    const wire = await wireTo(running.url, { password: 'inne' });
    expect((await insuranceOf(wire, ...TWENTY)).map(kindOf)).toEqual(TWENTY.map(() => 'REFUSED'));
    await insuranceOf(wire, INSURED);
    expect(running.calls()).toBe(1);
    expect(wire.health().attention).toEqual([expect.stringContaining('hasło jest błędne')]);
  });
});

describe('whatever eWUŚ does, the wire answers', () => {
  test.each(FAULT_MODES.flatMap((mode) => [[mode, 'before the login'], [mode, 'after it']] as const))('when it is %s %s', async (mode, when) => {
    const running = await simulator();
    const wire = await wireTo(running.url, { limits: { attemptMilliseconds: 200, failuresToOpen: 100 } });
    if (when === 'after it') await insuranceOf(wire, INSURED);
    running.setMode(mode);
    const heard = await wire.insurance([byPesel(INSURED), byPesel(UNKNOWN)], ask());
    expect([...heard.keys()]).toEqual([keyOf(INSURED), keyOf(UNKNOWN)]);
    for (const each of heard.values()) expect(FAULTS_OF_MODES[mode]).toContain(kindOf(each));
    expect([...heard.values()][0]).toMatchObject({ fault: { source: 'HEALTH', coordinate: 'health.insurance' } });
    const told = JSON.stringify([[...heard.values()], wire.health()]);
    for (const secret of ['500101', 'Kanarek', 'ImięTAK', 'tajne', 'POKAZ', 'Przerwa']) expect(told).not.toContain(secret);
  });

  /** An answer of today about INSURED, with what is replaced in it. */
  const answered = async (replaced: (answer: string) => string, status = 200) => {
    const now = new Date();
    const today = fixture('status_cwu_odp.insured.xml').toString().replaceAll('52031101122', INSURED)
      .replaceAll(/2026-11-23T[0-9:.]+\+01:00/g, now.toISOString()).replaceAll('2026-11-23', warsawDate(now));
    const running = await source(({ url: port }) => (port.endsWith('/Auth') ? { type: 'text/xml', body: fixture('loginReturn.xml') } : { status, type: 'text/xml', body: replaced(today) }));
    const wire = await wireTo(running.url);
    return { wire, heard: (await insuranceOf(wire, INSURED))[0]! };
  };

  test('an answer of today is fresh, as of when eWUŚ was asked', async () => {
    const { heard } = await answered((answer) => answer);
    expect(heard).toMatchObject({ heard: true, value: { status: 'INSURED' } });
    expect(heard).not.toHaveProperty('staleBecause');
  });

  test.each([
    ['asked years ago', /data_czas_operacji="[^"]+"/, 'data_czas_operacji="2019-03-05T10:00:00+01:00"', /^eWUŚ podał potwierdzenie z 05\.03\.2019, 10:00, ważne tylko w dniu [0-9-]{10}; o dniu dzisiejszym nic nie mówi\.$/],
    ['valid on another day', /[0-9-]{10}\+01:00/, '2019-03-05+01:00', /ważne tylko w dniu 2019-03-05/],
  ])('an answer that was %s is stale, and says so', async (_, said, instead, because) => {
    const { heard } = await answered((answer) => answer.replace(said, instead));
    expect(heard).toMatchObject({ heard: true, value: { status: 'INSURED' }, staleBecause: expect.stringMatching(because) as unknown });
    if (instead.startsWith('data')) expect(heard).toMatchObject({ asOf: new Date('2019-03-05T09:00:00Z') });
  });

  test.each(['2027-02-30T10:00:00+01:00', '2026-11-23'])('an answer that was asked at %s cannot be read', async (at) => {
    expect(kindOf((await answered((answer) => answer.replace(/data_czas_operacji="[^"]+"/, `data_czas_operacji="${at}"`))).heard)).toBe('MALFORMED');
  });

  test('a password that expires while the session lasts tells the administrator, until a question is answered', async () => {
    let isExpired = true;
    const { wire, heard } = await answered((answer) => (isExpired ? fixture('Fault.password-expired.xml').toString() : answer), 200);
    expect(kindOf(heard)).toBe('REFUSED');
    expect(wire.health().attention).toEqual([expect.stringContaining('Hasło operatora eWUŚ wygasło')]);
    isExpired = false;
    expect((await insuranceOf(wire, INSURED)).map(kindOf)).toEqual(['HEARD']);
    expect(wire.health().attention).toBeUndefined();
  });

  test('an answer about somebody else is nobody\'s', async () => {
    const { url } = await source(({ url: port }) => ({ type: 'text/xml', body: fixture(port.endsWith('/Auth') ? 'loginReturn.xml' : 'status_cwu_odp.insured.xml') }));
    expect((await insuranceOf(await wireTo(url), INSURED)).map(kindOf)).toEqual(['MALFORMED']);
  });
});
