import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { opsConnector } from '../../../connectors/ops/client.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { fixtureServer } from '../transport-soap/fixture-server.js';
import { SHORT, ZANETA, ask } from '../transport-soap/questions.js';

const fixture = (name: string) => String(readFileSync(join(PROJECT_ROOT, 'connectors/ops/fixtures', name)));
const WHOLE = fixture('UdostepnijDaneOsoby.two-benefits.xml').replace('xmlns:ns2', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:o="urn:other" xmlns:ns2');
const BENEFITS = /<ns2:swiadczenia>.*<\/ns2:swiadczenia>/s;
const [benefits] = BENEFITS.exec(WHOLE)!;
const [benefit] = /<ns2:swiadczenie>.*?<\/ns2:swiadczenie>/s.exec(benefits)!;

let server: Awaited<ReturnType<typeof fixtureServer>>;
let connector: Connector<'OPS'>;
beforeAll(async () => {
  server = await fixtureServer({ body: WHOLE });
  connector = opsConnector({ url: server.url, limits: SHORT, clock: () => new Date('2026-11-23T12:00:00Z') });
});
afterAll(async () => { await connector.close(); await server.close(); });

const heardAs = async (body: string) => {
  server.says({ body });
  const [heard] = [...(await connector.personParts!([ZANETA], ask())).values()];
  return heard!.heard ? heard!.value : heard!.fault.kind;
};

describe('benefits', () => {
  test.each([['absent', ''], ['nil', '<ns2:swiadczenia xsi:nil="true"/>']])('that are %s were not said, which is not the same as none', async (_, said) => {
    expect(await heardAs(WHOLE.replace(BENEFITS, said))).not.toHaveProperty('benefits');
  });
  test.each(['<ns2:swiadczenia/>', '<ns2:swiadczenia> </ns2:swiadczenia>'])('in %j are none', async (said) => {
    expect(await heardAs(WHOLE.replace(BENEFITS, said))).toMatchObject({ recordId: '0001200', benefits: [] });
  });
  test.each([
    ['of which one is nil', `<ns2:swiadczenia>${benefit}<ns2:swiadczenie xsi:nil="true"/></ns2:swiadczenia>`], ['of which the only one is nil', '<ns2:swiadczenia><ns2:swiadczenie xsi:nil="1"/></ns2:swiadczenia>'],
    ['in another namespace', benefits.replaceAll('ns2:', 'o:')], ['with items in another namespace', `<ns2:swiadczenia>${benefit.replaceAll('ns2:', 'o:')}</ns2:swiadczenia>`],
    ['without the element around them', benefit], ['with something else among them', `<ns2:swiadczenia>${benefit}<ns2:inne/></ns2:swiadczenia>`],
    ['in words', '<ns2:swiadczenia>brak</ns2:swiadczenia>'], ['said twice', benefits + benefits],
  ])('%s are not "none"', async (_, said) => {
    expect(await heardAs(WHOLE.replace(BENEFITS, said))).toBe('MALFORMED');
  });
});

describe('what cannot be true is not believed about that person', () => {
  test.each([
    ['a benefit that ends before it begins', '>2027-10-31<', '>2025-10-31<'], ['an interview that has not been', '>2026-03-14<', '>2026-11-24<'],
    ['a birth that has not been', '>1902-07-08<', '>2999-01-01<'], ['a benefit that turns the writing', '>Zasiłek stały<', '>Zas\u202eiłek stały<'],
    ['a benefit with a control character', '>Zasiłek stały<', '>Zasiłek\u0085stały<'], ['a unit that turns the writing', '>Zespół Pracy', '>Zes\u202epół Pracy'],
  ])('%s', async (_, from, to) => {
    expect(WHOLE.split(from)).toHaveLength(2);
    expect(await heardAs(WHOLE.replace(from, to))).toBe('MALFORMED');
  });
  test('a benefit of one day, and an interview today, can be', async () => {
    expect(await heardAs(WHOLE.replace('>2027-10-31<', '>2025-11-01<').replace('>2026-03-14<', '>2026-11-23<'))).toMatchObject({ lastInterviewOn: '2026-11-23' });
  });
});

describe('"Brak obiektu"', () => {
  test.each(['<c:osoba><c:idOsoby>1</c:idOsoby></c:osoba>', '<c:swiadczenia><c:swiadczenie/></c:swiadczenia>', '<o:osoba xmlns:o="urn:other">Jan</o:osoba>'])(
    'beside %s contradicts itself', async (said) => {
      expect(await heardAs(fixture('UdostepnijDaneOsoby.unknown-person.xml').replace('</c:wynik>', `</c:wynik>${said}`))).toBe('MALFORMED');
    });
  test('beside an empty element is still "Brak obiektu"', async () => {
    expect(await heardAs(fixture('UdostepnijDaneOsoby.unknown-person.xml').replace('</c:wynik>', '</c:wynik><c:osoba/>'))).toBe('UNKNOWN_PERSON');
  });
});

test('a code of the exchange inside a question that a Fault quotes says nothing', async () => {
  const quoted = '<detail><e:zapytanie xmlns:e="http://cbb.pomoc-spoleczna.example/udostepnianie/v1"><e:Wyjatek><e:kod>CBB-001</e:kod></e:Wyjatek></e:zapytanie>';
  expect(await heardAs(fixture('Fault.internal.xml').replace('<detail>', quoted))).toBe('FAULT');
});
