import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBlad, parseOdpowiedz } from '../../../connectors/gmina/messages.js';
import { type Finding, toFindings, toZapytanie } from '../../../connectors/gmina/translate.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { identifierKey, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { PURPOSES } from '../../../src/vocabulary/legal-context.js';
import { EWA, fixture, JAN, LEGAL, OKSANA, STRANGER } from './fixtures.js';

const TODAY = '2026-11-23' as LocalDate;

function findingsIn(name: string, people: readonly PersonIdentifier[]) {
  const answer = parseOdpowiedz(fixture(name), TODAY);
  if (!answer) throw new Error('the fixture is an answer');
  const findings = toFindings(people, answer.osoby);
  return (who: PersonIdentifier): Finding | undefined => findings.get(identifierKey(who));
}

test('the question carries the legal basis, the purpose in the words of the register, the case, and identifiers of both kinds', () => {
  expect(toZapytanie([JAN, OKSANA], LEGAL)).toEqual({
    podstawaPrawna: 'ustawa o CUS art. 37', cel: 'ROZPOZNANIE_POTRZEB', znakSprawy: 'CUS-UP.5122.17.2026',
    zakres: ['TOZSAMOSC', 'ADRESY', 'GOSPODARSTWO'],
    identyfikatory: [{ typ: 'PESEL', wartosc: '44051401359' }, { typ: 'DOKUMENT', wartosc: 'FB123456', kraj: 'UA' }],
  });
});

test('every purpose has its own word', () => {
  expect(new Set(PURPOSES.map((purpose) => toZapytanie([JAN], { ...LEGAL, purpose }).cel)).size).toBe(PURPOSES.length);
});

describe('two residents', () => {
  const found = findingsIn('odpowiedz.two-residents.json', [JAN, OKSANA, STRANGER]);

  test('each is found by identifier, although they came in another order', () => {
    expect(found(JAN)).toEqual({
      recordId: 'RM-000101',
      identity: { givenName: 'Jan', familyName: 'Zmyślony', birthDate: '1944-05-14', sex: 'MALE' },
      addresses: [
        { kind: 'PERMANENT', gmina: '3208083', locality: 'Zielone Wzgórze', street: 'ul. Lipowa', house: '12', flat: '3', postalCode: '78-199', from: '1981-06-30' },
        { kind: 'CORRESPONDENCE', locality: 'Zielone Wzgórze', house: '1', postalCode: '78-199', from: '2020-01-01' },
      ],
      householdSize: 1,
    });
  });

  test('a rural part of a mixed gmina is that gmina, and a temporary address has its end', () => {
    expect(found(OKSANA)).toMatchObject({ addresses: [{ kind: 'TEMPORARY', gmina: '3208083', from: '2025-02-01', until: '2027-01-31' }] });
  });

  test('who is missing is not known', () => expect(found(STRANGER)).toBe('UNKNOWN_PERSON'));
});

test('a person nobody asked about is dropped', () => {
  const answer = parseOdpowiedz(fixture('odpowiedz.two-residents.json'), TODAY);
  expect([...toFindings([OKSANA], answer?.osoby ?? []).keys()]).toEqual([identifierKey(OKSANA)]);
});

describe('one malformed person', () => {
  const found = findingsIn('odpowiedz.one-malformed.json', [JAN, EWA, STRANGER]);
  test('costs that person', () => expect(found(JAN)).toBe('MALFORMED'));
  test('does not cost the others', () => expect(found(EWA)).toMatchObject({ recordId: 'RM-000103', householdSize: 4 }));
  test('does not make a stranger known', () => expect(found(STRANGER)).toBe('UNKNOWN_PERSON'));

  test('is described by its fields, never by their values', () => {
    const [jan] = parseOdpowiedz(fixture('odpowiedz.one-malformed.json'), TODAY)?.osoby ?? [];
    expect(jan).toMatchObject({
      ok: false, wrong: ['dataUrodzenia', 'plec', 'liczbaOsobWGospodarstwie', 'adresy[0].nrDomu', 'adresy[0].kodPocztowy'],
    });
  });
});

describe('records that contradict or name nobody', () => {
  const found = findingsIn('odpowiedz.nameless-and-twice.json', [JAN, EWA]);
  test('two records for one identifier: neither is taken', () => expect(found(EWA)).toBe('MALFORMED'));
  test('beside a record about nobody, a missing person cannot be called unknown', () => expect(found(JAN)).toBe('MALFORMED'));
});

describe('a record that cannot be kept or shown as it was meant', () => {
  test.each([
    ['an id with a NUL', { id: 'RM\u0000' }], ['an id of 201 characters', { id: 'R'.repeat(201) }], ['an id of spaces', { id: '  ' }],
    ['a given name with a line end', { imie: 'Jan\n' }], ['a family name that turns the writing', { nazwisko: 'Zmy\u202eślony' }],
  ])('(%s) costs that person and nobody else', (_, change) => {
    const answer = fixture('odpowiedz.two-residents.json') as { osoby: { identyfikator: { wartosc: string } }[] };
    const osoby = answer.osoby.map((osoba) => (osoba.identyfikator.wartosc === '44051401359' ? { ...osoba, ...change } : osoba));
    const findings = toFindings([JAN, OKSANA], parseOdpowiedz({ ...answer, osoby }, TODAY)!.osoby);
    expect([JAN, OKSANA].map((who) => findings.get(identifierKey(who)))).toEqual(['MALFORMED', expect.objectContaining({ householdSize: expect.any(Number) })]);
  });
});

describe('dates that cannot be', () => {
  const adres = { rodzaj: 'STALY', teryt: '3208083', miejscowosc: 'Zielone Wzgórze', nrDomu: '1', kodPocztowy: '78-199', od: '2001-01-01' };
  const wrongIn = (change: object) => {
    const { osoby } = fixture('odpowiedz.two-residents.json') as { osoby: object[] };
    const [read] = parseOdpowiedz({ osoby: [{ ...osoby[1], ...change }] }, TODAY)!.osoby;
    return read!.ok ? [] : read!.wrong;
  };

  test.each([
    [{ dataUrodzenia: '2999-01-01' }, ['dataUrodzenia']], [{ dataUrodzenia: '2026-11-24' }, ['dataUrodzenia']], [{ dataUrodzenia: TODAY }, []],
    [{ adresy: [{ ...adres, od: '2999-01-01', do: '1990-01-01' }] }, ['adresy[0].od', 'adresy[0].do']], [{ adresy: [{ ...adres, od: '2026-11-24' }] }, ['adresy[0].od']],
    [{ adresy: [adres, { ...adres, do: '2000-12-31' }] }, ['adresy[1].do']], [{ adresy: [{ ...adres, do: '2001-01-01' }] }, []],
    [{ adresy: [{ ...adres, rodzaj: 'KORESPONDENCJA', od: '2026-12-01' }] }, []],
  ])('%j: %j cost that person', (change, wrong) => {
    expect(wrongIn(change)).toEqual(wrong);
  });
});

describe('the state of the register', () => {
  test.each([
    ['2026-11-22T21:00:00+01:00', '2026-11-22T20:00:00.000Z'], ['2026-11-22T21:00:00.5Z', '2026-11-22T21:00:00.500Z'],
    ['wczoraj', undefined], ['2026-11-22', undefined], ['2026-11-22T21:00:00', undefined], ['2026-13-22T21:00:00Z', undefined], ['2026-02-30T21:00:00Z', undefined], ['2026-11-22T24:00:00Z', undefined], [1, undefined], [undefined, undefined],
  ])('%p is %p', (stanNaDzien, expected) => {
    expect(parseOdpowiedz({ stanNaDzien, osoby: [] }, TODAY)?.stanNaDzien?.toISOString()).toBe(expected);
  });
});

describe('what is no answer at all', () => {
  test.each([[null], ['osoby'], [[]], [{}], [{ osoby: {} }]])('%j is refused', (raw) => expect(parseOdpowiedz(raw, TODAY)).toBeUndefined());

  test('no document makes the reading fail or a person known', () => {
    const strange = fc.oneof(fc.jsonValue(), fc.record({ identyfikator: fc.record({ typ: fc.constant('PESEL'), wartosc: fc.string() }), adresy: fc.jsonValue() }));
    fc.assert(fc.property(fc.array(strange), (osoby) => {
      const finding = toFindings([JAN], parseOdpowiedz({ osoby }, TODAY)?.osoby ?? []).get(identifierKey(JAN));
      return finding === 'UNKNOWN_PERSON' || finding === 'MALFORMED';
    }), { numRuns: 300 });
  });
});

test.each([[fixture('blad.zakres-niedozwolony.json'), 'ZAKRES_NIEDOZWOLONY'], [{ kod: 'nie kod' }, undefined], [[], undefined], [null, undefined]])(
  'the code of an error is read, its text is not: %j', (raw, kod) => expect(parseBlad(raw)).toBe(kod));
