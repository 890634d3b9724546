import { afterEach, describe, expect, test } from '@jest/globals';
import { PUP_ADAPTERS } from '../../../connectors/pup/client.js';
import { pupSimulator } from '../../../connectors/pup/simulator.js';
import { fixtureServer } from '../transport-soap/fixture-server.js';
import { JAN, ZANETA, ask, manyPesels, person } from '../transport-soap/questions.js';
import { ACCOUNT, closeAll, connectorTo, date, failed, fixture, heardFrom, saidIn, toClose } from './wires.js';

afterEach(closeAll);

const people = [person(JAN), ...manyPesels(300).map((identifier) => person(identifier, { pup: { status: 'UNEMPLOYED', since: date('2026-01-01') } }))];
const office = async () => {
  const simulator = toClose(await pupSimulator({ people, account: ACCOUNT }));
  return { simulator, address: { url: simulator.url, account: ACCOUNT } };
};
const isHeard = ({ heard }: { heard: boolean }) => heard;

describe.each(PUP_ADAPTERS)('the session over %s', (adapter) => {
  test('is opened with the account, shared by all who ask, and kept', async () => {
    const { simulator, address } = await office();
    const connector = connectorTo({ ...address, adapter });
    const heard = await Promise.all([heardFrom(connector, JAN), heardFrom(connector, ...manyPesels(250))]);
    expect(heard.flat().every(isHeard)).toBe(true);
    expect((await heardFrom(connector, JAN)).every(isHeard)).toBe(true);
    expect([simulator.logins(), simulator.calls()]).toEqual([1, 6]);
  });

  test.each([0, 1])('that ended is opened once more for all who hear of it, in a Fault with an error\'s status or with 200 (%i)', async (more) => {
    const { simulator, address } = await office();
    const connector = connectorTo({ ...address, adapter });
    for (let i = 0; i <= more; i += 1) await heardFrom(connector, JAN);
    simulator.expireSessions();
    expect((await heardFrom(connector, ...manyPesels(300))).every(isHeard)).toBe(true);
    expect(simulator.logins()).toBe(2);
  });

  test('that ended costs one question, one login and one repeat', async () => {
    const { simulator, address } = await office();
    const connector = connectorTo({ ...address, adapter });
    await heardFrom(connector, JAN);
    simulator.expireSessions();
    const before = simulator.calls();
    expect((await heardFrom(connector, JAN)).every(isHeard)).toBe(true);
    expect(simulator.calls() - before).toBe(3);
  });

  test.each([200, 500])('that ends again at once is the failure of who asked (HTTP %i)', async (status) => {
    const server = toClose(await fixtureServer(({ body }) => (body.includes('Zaloguj')
      ? saidIn(adapter, fixture('ZalogujOdpowiedz.xml')) : saidIn(adapter, fixture('Fault.session-expired.xml'), status))));
    const connector = connectorTo({ url: server.url, adapter, account: ACCOUNT });
    expect(await heardFrom(connector, JAN, ZANETA)).toEqual([failed('REFUSED'), failed('REFUSED')]);
    expect(connector.health().operations.map(({ coordinate, calls }) => [coordinate, calls])).toEqual([['pup.login', 2], ['pup.status', 2]]);
  });

  test('that is refused is REFUSED for everybody, tried once, and the administrator reads why', async () => {
    const { simulator, address } = await office();
    const connector = connectorTo({ ...address, adapter, account: { ...ACCOUNT, password: 'inne' } });
    for (let i = 0; i < 2; i += 1) {
      expect(await heardFrom(connector, JAN, ZANETA)).toEqual([failed('REFUSED'), failed('REFUSED')]);
    }
    expect([simulator.logins(), simulator.calls()]).toEqual([0, 1]);
    expect(connector.health().attention).toEqual([expect.stringContaining('nie przyjmuje konta huba')]);
    expect(JSON.stringify(connector.health())).not.toMatch(/inne|"cus"/);
  });

  test('without an account is none, which an office that asks for one refuses', async () => {
    const { address: { url } } = await office();
    expect(await heardFrom(connectorTo({ url, adapter }), JAN)).toEqual([failed('REFUSED')]);
  });

  test('waits for no login longer than its caller does', async () => {
    const { simulator, address } = await office();
    const connector = connectorTo({ ...address, adapter });
    simulator.setMode('slow');
    const heard = await connector.personParts!([JAN], ask(AbortSignal.timeout(50)));
    expect([...heard.values()]).toMatchObject([{ heard: false, fault: { kind: 'TIMEOUT' } }]);
  });
});

test('user and password stand in the login and nowhere else', async () => {
  const server = toClose(await fixtureServer(({ body }) =>
    ({ body: fixture(body.includes('Zaloguj') ? 'ZalogujOdpowiedz.xml' : 'PobierzDaneOsob.three-people.xml') })));
  expect(await heardFrom(connectorTo({ url: server.url, account: ACCOUNT }), ZANETA)).toMatchObject([{ heard: true }]);
  const [login, question] = server.asked;
  expect(login!.headers['soapaction']).toBe('"http://pup.example/dane-osob/v1/Zaloguj"');
  expect(login!.body).toContain('<wsse:Username>cus</wsse:Username>');
  expect(login!.body).toContain('#PasswordText">h&lt;a&gt;s&amp;ło</wsse:Password>');
  expect(question!.body).toContain('<soap:Header><pup:Sesja><pup:identyfikator>s-0001/&amp;</pup:identyfikator></pup:Sesja><pup:KontekstPrawny>');
  expect(JSON.stringify([login!.headers, question])).not.toMatch(/h&lt;a|h<a|wsse:Username/);
});
