import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { opsConnector } from '../../../connectors/ops/client.js';
import { opsSimulator } from '../../../connectors/ops/simulator.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { fixtureServer } from '../transport-soap/fixture-server.js';
import { JAN, OLENA, SHORT, ZANETA, ask, person } from '../transport-soap/questions.js';

const fixture = (name: string) => String(readFileSync(join(PROJECT_ROOT, 'connectors/ops/fixtures', name)));
const STATED = { givenName: 'Żaneta', familyName: 'Łoś & "syn"', birthDate: parseLocalDate('1902-07-08')!, sex: 'FEMALE' } as const;
const failed = (operation: string, kind: string) => ({ heard: false, fault: { source: 'OPS', coordinate: `ops.${operation}`, kind, retryable: false } });
/** What becomes of the whole where one thing is put in the place of another that is there once. */
const changed = (whole: string, from: string, to: string) => {
  expect(whole.split(from)).toHaveLength(2);
  return whole.replace(from, to);
};

describe('on the wire', () => {
  let server: Awaited<ReturnType<typeof fixtureServer>>;
  let connector: Connector<'OPS'>;
  beforeAll(async () => {
    server = await fixtureServer({ body: '' });
    connector = opsConnector({ url: server.url, token: 't-0', limits: SHORT });
  });
  afterAll(async () => { await connector.close(); await server.close(); });
  const verified = (body: string, stated: Parameters<NonNullable<typeof connector.verify>>[1] = STATED) => {
    server.says({ body });
    return connector.verify!(ZANETA, stated, ask());
  };
  const occurring = (body: string, whom = OLENA) => {
    server.says({ body });
    return connector.occurs!(whom, ask());
  };

  test('what is stated of a person is said to agree or to differ, field by field, and nothing more', async () => {
    expect(await verified(fixture('WeryfikujDaneOsoby.one-differs.xml'))).toEqual({
      heard: true, asOf: expect.any(Date), value: { givenName: 'CONSISTENT', familyName: 'DIFFERENT', birthDate: 'CONSISTENT', sex: 'CONSISTENT' },
    });
    const [{ headers, body }] = server.asked as [typeof server.asked[number]];
    expect(headers).toMatchObject({ authorization: 'Bearer t-0', soapaction: '"http://cbb.pomoc-spoleczna.example/udostepnianie/v1/WeryfikujDaneOsoby"' });
    expect(body).toContain('<cbb:znakSprawy>CUS.8120.17.2026</cbb:znakSprawy><cbb:zbiorDanych>Centralna Baza Beneficjentów</cbb:zbiorDanych><cbb:zakres>zgodność danych identyfikacyjnych</cbb:zakres>');
    expect(body).toContain('<cbb:osoba><cbb:pesel>02070803628</cbb:pesel></cbb:osoba><cbb:dane><cbb:imie>Żaneta</cbb:imie><cbb:nazwisko>Łoś &amp; &quot;syn&quot;</cbb:nazwisko>'
      + '<cbb:dataUrodzenia>1902-07-08</cbb:dataUrodzenia><cbb:plec>K</cbb:plec></cbb:dane></cbb:WeryfikujDaneOsoby>');
  });
  test('what is not stated is not sent, and where nothing is, nobody is asked', async () => {
    const only = fixture('WeryfikujDaneOsoby.one-differs.xml').replace(/<ns2:pole><ns2:nazwa>(?!nazwisko).*?<\/ns2:pole>/g, '');
    expect(await verified(only, { familyName: 'Łoś' })).toMatchObject({ heard: true, value: { familyName: 'DIFFERENT' } });
    expect(server.asked[0]!.body).toContain('<cbb:dane><cbb:nazwisko>Łoś</cbb:nazwisko></cbb:dane>');
    expect(await verified(only, { sex: 'OTHER' })).toEqual({ heard: true, asOf: expect.any(Date), value: {} });
    expect(server.asked).toEqual([]);
  });
  test.each([
    ['a field left out', '<ns2:pole><ns2:nazwa>imie</ns2:nazwa><ns2:zgodnosc>ZGODNA</ns2:zgodnosc></ns2:pole>', ''], ['a field answered twice', '>imie<', '>plec<'],
    ['a field that nobody asked about', '>imie<', '>imieOjca<'], ['a word that is neither', '>NIEZGODNA<', '>PODOBNA<'], ['no word', '>NIEZGODNA<', '><'],
    ['somebody else', '>02070803628<', '>44051401359<'], ['another operation\'s name', '<ns2:WeryfikujDaneOsobyOdpowiedz>', '<ns2:weryfikacja>'],
  ])('with %s it is not believed', async (_, from, to) => {
    const said = changed(fixture('WeryfikujDaneOsoby.one-differs.xml'), from, to);
    expect(await verified(to === '<ns2:weryfikacja>' ? said.replace('</ns2:WeryfikujDaneOsobyOdpowiedz>', '</ns2:weryfikacja>') : said)).toEqual(failed('verify', 'MALFORMED'));
  });
  test('a person occurs in each area or does not, whatever their order', async () => {
    expect(await occurring(fixture('WeryfikujWystepowanieOsoby.two-areas.xml'))).toEqual({
      heard: true, asOf: expect.any(Date),
      value: [{ area: 'PS', present: true }, { area: 'FA', present: false }, { area: 'SR', present: false }, { area: 'SW', present: true }],
    });
    expect(server.asked[0]!.headers).toMatchObject({ soapaction: '"http://cbb.pomoc-spoleczna.example/udostepnianie/v1/WeryfikujWystepowanieOsoby"' });
    expect(server.asked[0]!.body).toContain('<cbb:zakres>występowanie w obszarach</cbb:zakres>');
    expect(server.asked[0]!.body).toContain('<cbb:WeryfikujWystepowanieOsoby><cbb:osoba><cbb:dokument><cbb:kraj>UA</cbb:kraj><cbb:numer>AB123456</cbb:numer></cbb:dokument></cbb:osoba>'
      + '<cbb:obszary><cbb:obszar>PS</cbb:obszar><cbb:obszar>FA</cbb:obszar><cbb:obszar>SR</cbb:obszar><cbb:obszar>SW</cbb:obszar></cbb:obszary>');
  });
  test.each([
    ['an area left out', '<c:obszar><c:kod>SR</c:kod><c:wystepuje>NIE</c:wystepuje></c:obszar>', ''], ['an area answered twice', '>SR<', '>SW<'], ['an unknown area', '>SR<', '>XX<'],
    ['a word that is neither', '<c:kod>FA</c:kod><c:wystepuje>NIE<', '<c:kod>FA</c:kod><c:wystepuje>false<'], ['areas without the element around them', '<c:wystepowanie>', ''],
    ['somebody else', '>AB123456<', '>AB123457<'],
  ])('with %s that is not believed', async (_, from, to) => {
    const said = changed(fixture('WeryfikujWystepowanieOsoby.two-areas.xml'), from, to);
    expect(await occurring(from === '<c:wystepowanie>' ? said.replace('</c:wystepowanie>', '') : said)).toEqual(failed('occurs', 'MALFORMED'));
  });
  test('"Brak obiektu" is nobody, in an answer as in a Fault, and beside data it is a contradiction', async () => {
    const [check, presence] = [fixture('WeryfikujDaneOsoby.unknown-person.xml'), fixture('WeryfikujWystepowanieOsoby.unknown-person.xml')];
    expect(await verified(check)).toEqual(failed('verify', 'UNKNOWN_PERSON'));
    expect(await occurring(presence)).toEqual(failed('occurs', 'UNKNOWN_PERSON'));
    expect(await verified(fixture('Fault.unknown-person.xml'))).toEqual(failed('verify', 'UNKNOWN_PERSON'));
    expect(await verified(check.replace('</wynik>', '</wynik><weryfikacja><pole/></weryfikacja>'))).toEqual(failed('verify', 'MALFORMED'));
    expect(await occurring(presence.replace('</c:wynik>', '</c:wynik><c:osoba><c:pesel>1</c:pesel></c:osoba>'))).toEqual(failed('occurs', 'MALFORMED'));
  });
  test('an answer to another question is none', async () => {
    expect(await verified(fixture('WeryfikujWystepowanieOsoby.unknown-person.xml'))).toEqual(failed('verify', 'MALFORMED'));
    expect(await occurring(fixture('UdostepnijDaneOsoby.unknown-person.xml'))).toEqual(failed('occurs', 'MALFORMED'));
  });
});

describe('against the simulator', () => {
  let simulator: Simulator;
  let connector: Connector<'OPS'>;
  const from = parseLocalDate('2026-01-01')!;
  beforeAll(async () => {
    simulator = await opsSimulator({ people: [
      person(ZANETA, { ops: { benefits: [{ name: 'Zasiłek', area: 'PS', monthlyAmountGrosz: 1, from }, { name: 'Świadczenie', area: 'SW', monthlyAmountGrosz: 1, from }] } }),
      person(OLENA, { ops: { benefits: [], familyName: 'Dawniejsza' } }), person(JAN),
    ] });
    connector = opsConnector({ url: simulator.url, limits: SHORT });
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });

  test('names agree with Polish letters in any case and with what XML has to escape, in every style of the node that answers', async () => {
    for (let i = 0; i < 3; i += 1) {
      expect(await connector.verify!(ZANETA, { ...STATED, givenName: 'ŻANETA', familyName: 'Gżegżółka & "Łoś" <junior>' }, ask()))
        .toMatchObject({ heard: true, value: { givenName: 'CONSISTENT', familyName: 'CONSISTENT', birthDate: 'CONSISTENT', sex: 'CONSISTENT' } });
    }
    expect(await connector.verify!(OLENA, { familyName: 'Gżegżółka', sex: 'MALE' }, ask())).toMatchObject({ value: { familyName: 'DIFFERENT', sex: 'DIFFERENT' } });
  });
  test('whoever has benefits occurs in their areas, whoever has none in none', async () => {
    const areas = async (whom: typeof ZANETA) => {
      const heard = await connector.occurs!(whom, ask());
      return heard.heard ? heard.value.flatMap(({ area, present }) => (present ? area : [])) : heard.fault.kind;
    };
    expect([await areas(ZANETA), await areas(OLENA), await areas(JAN)]).toEqual([['PS', 'SW'], [], 'UNKNOWN_PERSON']);
  });
  test.each([['down', 'UNREACHABLE'], ['fault', 'FAULT'], ['malformed', 'MALFORMED'], ['maintenance', 'MAINTENANCE']] as const)('when the source is %s, both say %s', async (mode, kind) => {
    simulator.setMode(mode);
    const heard = [await connector.verify!(ZANETA, STATED, ask()), await connector.occurs!(ZANETA, ask())];
    simulator.setMode('up');
    expect(heard).toMatchObject([{ heard: false, fault: { kind, coordinate: 'ops.verify' } }, { heard: false, fault: { kind, coordinate: 'ops.occurs' } }]);
  });
});
