import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { identifierKey } from '../../src/vocabulary/person-identifier.js';
import type { SyntheticPerson } from '../synthetic-person.js';
import { type Simulator, type SimulatorMode, playMode } from '../transport/knobs.js';

const NAMESPACE = 'http://cbb.pomoc-spoleczna.example/udostepnianie/v1';

/**
 * A social assistance exchange on loopback. It shares no XML code with the connector: questions are read with patterns,
 * answers are text with other prefixes each time, amounts now with a comma, now with a point.
 */
export async function opsSimulator({ people, port = 0 }: { readonly people: readonly SyntheticPerson[]; readonly port?: number }): Promise<Simulator> {
  const known = new Map(people.map((person) => [identifierKey(person.identifier), person]));
  let mode: SimulatorMode = 'up';
  let calls = 0;
  const server = createServer(async (request, response) => {
    calls += 1;
    const style = STYLES[calls % STYLES.length]!;
    if (playMode(mode, request, response)) return;
    const question = await text(request).catch(() => ''); // a caller who left in the middle
    const { status, body } = mode === 'fault' ? fault(style, 'CBB-099', `Błąd wewnętrzny: ${valueOf(question, 'pesel')}`) : answer(question, known, style);
    response.writeHead(status, { 'content-type': 'text/xml; charset=UTF-8' }).end(body);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cbb/udostepnianie`,
    setMode: (next) => { mode = next; },
    calls: () => calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What changes from answer to answer in the real exchange: the node that answered has its own stack. */
interface Style { readonly soap: string; readonly own: string; readonly decimal: string }
const STYLES: readonly Style[] = [
  { soap: 'soapenv', own: 'ns2:', decimal: ',' },
  { soap: 'S', own: '', decimal: '.' },
  { soap: 'SOAP-ENV', own: 'u:', decimal: ',' },
];

interface Reply { readonly status: number; readonly body: string }

function answer(question: string, known: ReadonlyMap<string, SyntheticPerson>, style: Style): Reply {
  if (!valueOf(question, 'podstawaPrawna') || !valueOf(question, 'cel') || !valueOf(question, 'znakSprawy')) {
    return fault(style, 'CBB-010', 'Brak kontekstu prawnego');
  }
  const pesel = valueOf(question, 'pesel');
  const key = pesel ? `PESEL:${pesel}` : `DOCUMENT:${valueOf(question, 'kraj')}:${valueOf(question, 'numer')}`;
  const person = known.get(key);
  const asked = new Set([...question.matchAll(/<(?:\w+:)?obszar>(\w+)</g)].map(([, area]) => area));
  const operation = /<(?:\w+:)?(WeryfikujDaneOsoby|WeryfikujWystepowanieOsoby)[\s>]/.exec(question)?.[1] ?? 'UdostepnijDaneOsoby';
  const said = !person?.ops ? notFound(style)
    : operation === 'WeryfikujDaneOsoby' ? verified(person, question, style)
      : operation === 'WeryfikujWystepowanieOsoby' ? occurring(person, asked, style)
        : found(person, asked, style);
  return { status: 200, body: envelope(style, `${operation}Odpowiedz`, said) };
}

function notFound({ own }: Style): string {
  return `<${own}wynik><${own}kod>BRAK_OBIEKTU</${own}kod><${own}opis>Brak obiektu w CBB</${own}opis></${own}wynik>`;
}

/** Names are compared as they are written but for case, as a base without a thesaurus does. */
function verified(person: SyntheticPerson, question: string, { own }: Style): string {
  const element = (name: string, content: string) => `<${own}${name}>${content}</${own}${name}>`;
  const has = { imie: person.givenName, nazwisko: familyNameOf(person), dataUrodzenia: person.birthDate, plec: sexOf(person) };
  const fields = Object.entries(has).flatMap(([name, value]) => {
    const stated = valueOf(question, name).replace(/&(amp|lt|gt|quot|apos);/g, (entity) => UNESCAPES[entity]!);
    if (stated === '') return [];
    const agrees = stated.toLocaleUpperCase('pl') === value.toLocaleUpperCase('pl');
    return [element('pole', element('nazwa', name) + element('zgodnosc', agrees ? 'ZGODNA' : 'NIEZGODNA'))];
  });
  return element('wynik', element('kod', 'OK')) + element('osoba', keyOf(person, { own })) + element('weryfikacja', fields.toReversed().join(''));
}

function occurring(person: SyntheticPerson, asked: ReadonlySet<string | undefined>, { own }: Style): string {
  const element = (name: string, content: string) => `<${own}${name}>${content}</${own}${name}>`;
  const areas = [...asked].map((area) => element('obszar',
    element('kod', String(area)) + element('wystepuje', person.ops!.benefits.some((benefit) => benefit.area === area) ? 'TAK' : 'NIE')));
  return element('wynik', element('kod', 'OK')) + element('osoba', keyOf(person, { own })) + element('wystepowanie', areas.toReversed().join(''));
}

const familyNameOf = (person: SyntheticPerson): string => person.ops?.familyName ?? person.familyName;
const sexOf = (person: SyntheticPerson): string => (person.sex === 'FEMALE' ? 'K' : 'M');

function keyOf({ identifier }: SyntheticPerson, { own }: Pick<Style, 'own'>): string {
  const value = (name: string, content: string) => `<${own}${name}>${escaped(content)}</${own}${name}>`;
  return identifier.type === 'PESEL'
    ? value('pesel', identifier.value)
    : `<${own}dokument>${value('kraj', identifier.country)}${value('numer', identifier.value)}</${own}dokument>`;
}

function found(person: SyntheticPerson, asked: ReadonlySet<string | undefined>, { own, decimal }: Style): string {
  const element = (name: string, content: string) => `<${own}${name}>${content}</${own}${name}>`;
  const value = (name: string, content: string | undefined) => (content === undefined ? '' : element(name, escaped(content)));
  const benefits = person.ops!.benefits.filter(({ area }) => asked.has(area)).map((benefit) => element('swiadczenie', [
    value('obszar', benefit.area), element('nazwa', cdata(benefit.name)),
    value('kwotaMiesieczna', (benefit.monthlyAmountGrosz / 100).toFixed(2).replace('.', decimal)),
    value('dataOd', benefit.from), value('dataDo', benefit.until),
  ].join('')));
  return [
    element('wynik', value('kod', 'OK') + value('opis', 'Znaleziono')),
    element('osoba', value('idOsoby', recordId(person)) + keyOf(person, { own }) + value('imie', person.givenName) + value('nazwisko', familyNameOf(person))
      + value('dataUrodzenia', `${person.birthDate}+01:00`) + value('plec', sexOf(person))),
    element('swiadczenia', benefits.join('')),
    element('wywiad', value('dataWywiadu', person.ops!.lastInterviewOn) + value('jednostka', 'Zespół Pracy Socjalnej nr 1')),
  ].join('');
}

/** Stable and without meaning: the base has its own number for everybody. */
const recordId = ({ identifier }: SyntheticPerson): string =>
  `CBB-${[...identifierKey(identifier)].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000_007, 7)}`;

function envelope({ soap, own }: Style, name: string, content: string): string {
  const declaration = own === '' ? 'xmlns' : `xmlns:${own.slice(0, -1)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${soap}:Envelope xmlns:${soap}="http://schemas.xmlsoap.org/soap/envelope/">`
    + `<${soap}:Header/><${soap}:Body><${own}${name} ${declaration}="${NAMESPACE}">${content}`
    + `</${own}${name}></${soap}:Body></${soap}:Envelope>`;
}

const fault = ({ soap }: Style, code: string, sentence: string): Reply => ({
  status: 500,
  body: `<?xml version="1.0" encoding="UTF-8"?><${soap}:Envelope xmlns:${soap}="http://schemas.xmlsoap.org/soap/envelope/"><${soap}:Body>`
    + `<${soap}:Fault><faultcode>${soap}:Server</faultcode><faultstring>${escaped(sentence)}</faultstring>`
    + `<detail><e:Wyjatek xmlns:e="${NAMESPACE}"><e:kod>${code}</e:kod><e:komunikat>${escaped(sentence)}</e:komunikat></e:Wyjatek></detail>`
    + `</${soap}:Fault></${soap}:Body></${soap}:Envelope>`,
});

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string): string => value.replace(/[&<>"]/g, (character) => ESCAPES[character]!);

const UNESCAPES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

const cdata = (value: string): string => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const valueOf = (xml: string, name: string): string => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(xml)?.[1]?.trim() ?? '';
