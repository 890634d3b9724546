import { afterEach, describe, expect, test } from '@jest/globals';
import { PUP_ADAPTERS, type PupAdapter } from '../../../connectors/pup/client.js';
import { PUP_FAULTS } from '../../../connectors/pup/faults.js';
import type { PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { type FixtureAnswer, fixtureServer } from '../transport-soap/fixture-server.js';
import { JAN, OLENA, ZANETA, manyPesels } from '../transport-soap/questions.js';
import { PATIENT, SOAP_1_1, SOAP_1_2, closeAll, connectorTo, failed, fixture, heardFrom, saidIn, toClose } from './wires.js';

afterEach(closeAll);

const NIL = 'i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';

/** What the connector makes of this answer, and what it had asked. */
async function exchange(adapter: PupAdapter, answer: FixtureAnswer, people: readonly PersonIdentifier[] = [ZANETA]) {
  const server = toClose(await fixtureServer(answer));
  const heard = await heardFrom(connectorTo({ url: server.url, adapter }), ...people);
  return { heard, asked: server.asked };
}

describe.each(PUP_ADAPTERS)('an answer over %s', (adapter) => {
  const heardOf = async (name: string, people?: readonly PersonIdentifier[], change = (text: string) => text) =>
    (await exchange(adapter, saidIn(adapter, change(String(fixture(name)))), people)).heard;

  test('has people in any order, who find their questions; people nobody asked about are left', async () => {
    expect(await heardOf('PobierzDaneOsob.three-people.xml', [ZANETA, OLENA, JAN])).toMatchObject([
      { heard: true, value: { recordId: '000452', status: 'UNEMPLOYED', since: '2026-02-01', benefitUntil: '2026-07-31' } },
      { heard: true, value: { recordId: '000451', status: 'NOT_REGISTERED', identity: { givenName: 'Ołena' } } },
      failed('UNKNOWN_PERSON'),
    ]);
    expect(await heardOf('PobierzDaneOsob.three-people.xml', [OLENA])).toMatchObject([{ heard: true, value: { recordId: '000451' } }]);
  });
  test('has benefits, with what is suspended, and the profile; none of either is not the same as not said', async () => {
    expect(await heardOf('PobierzDaneOsob.benefits-and-profile.xml', [ZANETA, OLENA])).toMatchObject([
      { value: {
        recordId: '000452', identity: {}, status: 'UNEMPLOYED', since: '2026-02-01', benefitUntil: '2026-07-31',
        benefits: [
          {
            kind: 'UNEMPLOYMENT_BENEFIT', monthlyAmountGrosz: 172_190, from: '2026-02-08', until: '2026-07-31',
            suspendedFrom: '2026-04-01', suspendedUntil: '2026-05-31',
          },
          { kind: 'SCHOLARSHIP', from: '2026-04-01', suspendedFrom: '2026-04-20' },
        ],
        profile: { planMadeOn: '2026-03-02', planUntil: '2026-12-31', adviserUnit: 'CAZ-2/1', needs: ['CAREER_COUNSELLING', 'TRAINING', 'TRAINEESHIP'] },
      } },
      { value: { recordId: '000451', identity: {}, status: 'JOB_SEEKER', benefits: [], profile: { needs: [] } } },
    ]);
  });
  test('with one person, one benefit and one need has lists of one', async () => {
    expect(await heardOf('PobierzDaneOsob.one-of-each.soap-1.2.xml')).toMatchObject([{ value: {
      benefits: [{ kind: 'ACTIVATION_ALLOWANCE', monthlyAmountGrosz: 86_095, from: '2026-06-01' }], profile: { planMadeOn: '2026-03-02', needs: ['OWN_BUSINESS'] },
    } }]);
  });
  test('to a purpose that opens the status alone leaves the others out, which is no fault', async () => {
    const [part] = await heardOf('PobierzDaneOsob.scope-refused.xml');
    expect(part).toEqual({ heard: true, asOf: expect.any(Date), value: { recordId: '000452', identity: {}, status: 'UNEMPLOYED' } });
  });
  test.each([
    ['empty lists under a refusal of their scopes are not said', '<ns2:swiadczenia/><ns2:profil/>', { heard: true, value: { recordId: '000452', identity: {}, status: 'UNEMPLOYED' } }],
    ['benefits that are refused and said', '<ns2:swiadczenia><ns2:swiadczenie/></ns2:swiadczenia>', failed('MALFORMED')],
    ['a profile that is refused and said', '<ns2:profil><ns2:potrzeba>STAZ</ns2:potrzeba></ns2:profil>', failed('MALFORMED')],
  ])('with %s', async (_, said, heard) => {
    const [part] = await heardOf('PobierzDaneOsob.scope-refused.xml', [ZANETA], (text) => text.replace('</ns2:status>', `</ns2:status>${said}`));
    expect(part).toEqual('fault' in heard ? heard : { ...heard, asOf: expect.any(Date) });
  });
  test.each([
    ['benefits of which one is nil', '<d:swiadczenia/>', `<d:swiadczenia><d:swiadczenie ${NIL}/></d:swiadczenia>`],
    ['benefits in another namespace', '<d:swiadczenia/>', '<d:swiadczenia><x:swiadczenie xmlns:x="urn:v2"/></d:swiadczenia>'],
    ['benefits without the element around them', '<d:swiadczenia/>', '<d:swiadczenie/>'],
    ['a need that is nil', '<d:profil/>', `<d:profil><d:potrzeba ${NIL}/></d:profil>`],
    ['a need in another namespace', '<d:profil/>', '<d:profil><x:potrzeba xmlns:x="urn:v2">STAZ</x:potrzeba></d:profil>'],
  ])('with %s is not "none" of them', async (_, from, to) => {
    expect(await heardOf('PobierzDaneOsob.benefits-and-profile.xml', [OLENA], (text) => text.replace(from, to))).toEqual([failed('MALFORMED')]);
  });
  test('with benefits that are nil does not say whether there are any', async () => {
    const [part] = await heardOf('PobierzDaneOsob.benefits-and-profile.xml', [OLENA], (text) => text.replace('<d:swiadczenia/>', `<d:swiadczenia ${NIL}/>`));
    expect(part).toMatchObject({ heard: true, value: { profile: { needs: [] } } });
    expect(part).not.toHaveProperty('value.benefits');
  });
  test('that says both "unknown" and what is known contradicts itself', async () => {
    const about = (said: string) => heardOf('PobierzDaneOsob.three-people.xml', [JAN], (text) => text.replace('NIEZNANA</a:wynik>', `NIEZNANA</a:wynik>${said}`));
    expect(await about('<a:ewidencja><a:status>BEZROBOTNY</a:status></a:ewidencja>')).toEqual([failed('MALFORMED')]);
    expect(await about('<a:ewidencja/>')).toEqual([failed('UNKNOWN_PERSON')]);
  });
  test('with other prefixes, CDATA, a date with a zone and an empty date is understood', async () => {
    expect(await heardOf('PobierzDaneOsob.one-person-other-prefixes-cdata.xml')).toMatchObject([
      { heard: true, value: { recordId: '000452', identity: { familyName: 'Gżegżółka & Łoś' }, status: 'JOB_SEEKER', since: '2026-02-01' } },
    ]);
  });
  test('with one unreadable record costs its own person only', async () => {
    expect(await heardOf('PobierzDaneOsob.one-unreadable-record.xml', [ZANETA, JAN])).toMatchObject([
      failed('MALFORMED'), { heard: true, value: { status: 'NOT_REGISTERED' } },
    ]);
  });
  test.each<[string, string, string]>([
    ['a kind that there is not', '>ZASILEK<', '>constructor<'], ['a part of a grosz', '>172190<', '>1721.90<'], ['a negative amount', '>172190<', '>-1<'],
    ['an amount without end', '>172190<', '>99999999999<'], ['a day that there is not', '>2026-04-01<', '>2026-04-31<'],
    ['a benefit without a beginning', '<d:od>2026-02-08</d:od>', ''],
    ['two kinds', '<d:rodzaj>ZASILEK</d:rodzaj>', '<d:rodzaj>ZASILEK</d:rodzaj><d:rodzaj>INNE</d:rodzaj>'],
    ['a need in somebody\'s own words', '>STAZ<', '>osoba po kryzysie<'], ['a unit in somebody\'s own words', '>CAZ-2/1<', '>pokój 12, p. Anna<'],
    ['a benefit that ends before it begins', '>2026-07-31</d:do>', '>2026-02-07</d:do>'], ['a pause that ends before it begins', '>2026-05-31<', '>2026-03-31<'],
    ['a plan that ends before it is made', '>2026-12-31<', '>2026-03-01<'], ['a plan that has not been made', '>2026-03-02<', '>2026-11-24<'],
    ['a registration that has not been', '>2026-02-01<', '>2999-01-01<'],
    ['a birth that has not been', '<d:status>BEZROBOTNY', '<d:dataUrodzenia>2026-11-24</d:dataUrodzenia><d:status>BEZROBOTNY'],
    ['two profiles', '<d:profil/>', '<d:profil/><d:profil/>'], ['a status that there is not', '>BEZROBOTNY<', '>ZATRUDNIONY<'],
    ['a number of the record without end', '>000452<', `>${'4'.repeat(2_800)}<`], ['a number that turns the writing', '>000452<', '>0004\u202e52<'],
    ['a name that turns the writing', '<d:status>BEZROBOTNY</d:status>', '<d:imie>Ża\u202eneta</d:imie><d:status>BEZROBOTNY</d:status>'],
  ])('with %s is not believed about that person, and is about the other', async (_, from, to) => {
    const people = from === '<d:profil/>' ? [OLENA, ZANETA] : [ZANETA, OLENA];
    const heard = await heardOf('PobierzDaneOsob.benefits-and-profile.xml', people, (text) => {
      expect(text.split(from)).toHaveLength(2);
      return text.replace(from, to);
    });
    expect(heard).toMatchObject([failed('MALFORMED'), { heard: true }]);
  });
  test('that leaves somebody out, or answers twice, is not "unknown" but MALFORMED', async () => {
    expect(await heardOf('PobierzDaneOsob.three-people.xml', manyPesels(1))).toEqual([failed('MALFORMED')]);
    expect(await heardOf('PobierzDaneOsob.answered-twice.xml')).toEqual([failed('MALFORMED')]);
  });
  test('that is a page for people is a pause for maintenance', async () => {
    const { heard } = await exchange(adapter, { body: '<html><body>Przerwa</body></html>', contentType: 'text/html; charset=utf-8' });
    expect(heard).toEqual([failed('MAINTENANCE', true)]);
  });
});

describe.each(PUP_ADAPTERS)('a Fault over %s', (adapter) => {
  const told = (code: string, place: 'detail' | 'code') => (adapter === 'soap-1.1'
    ? `<e:Fault><faultcode>${place === 'code' ? `x:${code}` : 'e:Client'}</faultcode><faultstring>Gżegżółka-Łoś 02070803628</faultstring>
        <detail>${place === 'detail' ? `<x:Wyjatek><x:kod>${code}</x:kod></x:Wyjatek>` : ''}</detail></e:Fault>`
    : `<e:Fault><e:Code><e:Value>e:Sender</e:Value>${place === 'code' ? `<e:Subcode><e:Value>x:${code}</e:Value></e:Subcode>` : ''}</e:Code>
        <e:Reason><e:Text xml:lang="pl">Gżegżółka-Łoś 02070803628</e:Text></e:Reason>
        ${place === 'detail' ? `<e:Detail><x:Wyjatek><x:kod>${code}</x:kod></x:Wyjatek></e:Detail>` : ''}</e:Fault>`);
  const envelope = (fault: string) => `<e:Envelope xmlns:e="${adapter === 'soap-1.1' ? SOAP_1_1 : SOAP_1_2}" xmlns:x="http://pup.example/dane-osob/v1"><e:Body>${fault}</e:Body></e:Envelope>`;
  const statuses = adapter === 'soap-1.1' ? [200, 500] : [200, 400, 500];

  test.each(Object.entries(PUP_FAULTS))('%s means the same wherever its code stands and whatever the status', async (code, { kind, retryable }) => {
    for (const status of statuses) {
      for (const place of ['detail', 'code'] as const) {
        const { heard } = await exchange(adapter, saidIn(adapter, envelope(told(code, place)), status), [ZANETA, JAN]);
        expect(heard).toEqual([failed(kind, retryable), failed(kind, retryable)]);
        expect(JSON.stringify(heard)).not.toMatch(/Łoś|02070803628|PUP-/);
      }
    }
  });
  test.each(Object.keys(PUP_FAULTS).concat('PUP-098'))('%s leaves the office alone after a while only where the office itself failed', async (code) => {
    const server = toClose(await fixtureServer(saidIn(adapter, envelope(told(code, 'detail')), 500)));
    const connector = connectorTo({ url: server.url, adapter, limits: { ...PATIENT, failuresToOpen: 3 } });
    for (let i = 0; i < 3; i += 1) await heardFrom(connector, ZANETA);
    const isItsOwn = ['PUP-030', 'PUP-031', 'PUP-098', 'PUP-099'].includes(code);
    expect(connector.health().operations).toMatchObject([{ coordinate: 'pup.status', calls: 3, breaker: isItsOwn ? 'OPEN' : 'CLOSED' }]);
  });
  test.each(statuses)('that nobody knows is FAULT (HTTP %i)', async (status) => {
    expect((await exchange(adapter, saidIn(adapter, envelope(told('PUP-777', 'detail')), status))).heard).toEqual([failed('FAULT')]);
  });
  test.each<[string, string, boolean]>([
    ['Fault.internal.xml', 'FAULT', false], ['Fault.too-many-questions.xml', 'OVERLOADED', true], ['Fault.soap-1.2.xml', 'MAINTENANCE', true],
    ['Fault.soap-1.2-every-part.xml', 'REFUSED', false], ['Fault.1.2-form-in-1.1-envelope.xml', 'REFUSED', false],
    ['Fault.must-understand.soap-1.2.xml', 'FAULT', false], ['Fault.version-mismatch.xml', 'FAULT', false],
    ['Fault.session-expired.xml', 'REFUSED', false], ['Fault.session-expired.soap-1.2.xml', 'REFUSED', false],
    ['Fault.account-unknown.xml', 'REFUSED', false], ['Fault.account-unknown.soap-1.2.xml', 'REFUSED', false],
  ])('in %s is %s, with the status of an error and with 200', async (name, kind, retryable) => {
    for (const status of [200, 500]) {
      const contentType = name.includes('soap-1.2') ? 'application/soap+xml' : 'text/xml';
      expect((await exchange(adapter, { body: fixture(name), status, contentType })).heard).toEqual([failed(kind, retryable)]);
    }
  });
  test('is looked for in vain where HTTP 500 brings an answer', async () => {
    expect((await exchange(adapter, saidIn(adapter, fixture('PobierzDaneOsob.three-people.xml'), 500))).heard).toEqual([failed('SERVER_ERROR', true)]);
  });
});

describe('a question', () => {
  const ask = async (adapter: PupAdapter) => (await exchange(adapter, saidIn(adapter, fixture('PobierzDaneOsob.three-people.xml')), [ZANETA, OLENA])).asked[0]!;

  test('has its legal context and all scopes in the header, and the people in the body', async () => {
    for (const adapter of PUP_ADAPTERS) {
      const { body } = await ask(adapter);
      expect(body).toContain('<pup:podstawaPrawna>ustawa o CUS art. 50 &lt;ust. 3&gt; &amp; &quot;inne&quot;</pup:podstawaPrawna>'
        + '<pup:cel>rozpoznanie indywidualnych potrzeb</pup:cel><pup:znakSprawy>CUS.8120.17.2026</pup:znakSprawy>');
      expect(body).toContain('<pup:zakres>STATUS</pup:zakres><pup:zakres>SWIADCZENIA</pup:zakres><pup:zakres>PROFIL</pup:zakres>'
        + '</pup:KontekstPrawny></soap:Header>');
      expect(body).toContain('<pup:osoba><pup:pesel>02070803628</pup:pesel></pup:osoba>'
        + '<pup:osoba><pup:dokument><pup:kraj>UA</pup:kraj><pup:numer>AB123456</pup:numer></pup:dokument></pup:osoba>');
    }
  });
  test('names its action where its version has the place for it', async () => {
    const [first, second] = [await ask('soap-1.1'), await ask('soap-1.2')];
    expect(first.headers).toMatchObject({ 'content-type': 'text/xml; charset=utf-8', soapaction: '"http://pup.example/dane-osob/v1/PobierzDaneOsob"' });
    expect(first.body).toContain(`xmlns:soap="${SOAP_1_1}"`);
    expect(second.headers).toMatchObject({ 'content-type': 'application/soap+xml; charset=utf-8; action="http://pup.example/dane-osob/v1/PobierzDaneOsob"' });
    expect(second.headers['soapaction']).toBeUndefined();
    expect(second.body).toContain(`xmlns:soap="${SOAP_1_2}"`);
  });
});
