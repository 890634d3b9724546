import { describe, expect, test } from '@jest/globals';
import { parseResource, type Patient } from '../../../connectors/health/messages.js';
import { patientFinder, PESEL_SYSTEM, toHealthPart } from '../../../connectors/health/translate.js';
import type { Pesel } from '../../../src/vocabulary/pesel.js';
import { bundleOf, fixture, PESELS } from './fixture.js';

const patients = bundleOf(fixture('Bundle.patients.json')).entries
  .flatMap(({ resource }) => (resource.resourceType === 'Patient' ? resource : []));

const partOf = (pesel: Pesel, among: readonly Patient[] = patients) => {
  const found = patientFinder(among)(pesel);
  return typeof found === 'string' ? found : toHealthPart(found);
};

describe('who a PESEL belongs to', () => {
  test('a person is told with the official name, the practitioner who has a name, and the provider', () => {
    expect(partOf(PESELS.ANNA)).toEqual({
      recordId: 'pac-1',
      identity: { givenName: 'Anna Maria', familyName: 'Lis', birthDate: '1952-03-11', sex: 'FEMALE' },
      active: true, generalPractitioner: 'lek. Ewa Topola', managingOrganization: 'SPZOZ w Zielonym Wzgórzu',
    });
  });
  test('a month of birth is not a date of birth, and an old name is not the name', () => {
    expect(partOf(PESELS.YEAR_AND_MONTH)).toEqual({
      recordId: 'pac-2', identity: { givenName: 'Adam', familyName: 'Bóbr', sex: 'MALE' }, active: true,
    });
  });
  test('who has died is no active patient', () => {
    expect(partOf(PESELS.DECEASED)).toMatchObject({ recordId: 'pac-3', active: false });
  });
  test('of a replaced record and the one that replaces it, the latter speaks', () => {
    expect(partOf(PESELS.REPLACED_AND_REPLACING)).toMatchObject({ recordId: 'pac-4', active: true });
  });
  test('a replaced record alone is told as not active, whatever it says of itself', () => {
    expect(partOf(PESELS.REPLACED_ONLY)).toEqual({
      recordId: 'pac-8', identity: { givenName: 'Olga', familyName: 'Wierzba', birthDate: '1999-12-31' }, active: false,
    });
  });
  test('two active records for one PESEL are not chosen from', () => {
    expect(partOf(PESELS.TWO_RECORDS)).toBe('AMBIGUOUS');
  });
  test('two records of which none is active are not chosen from either', () => {
    const inactive = patients.filter(({ id }) => id?.startsWith('pac-5')).map((patient) => ({ ...patient, active: false }));
    expect(partOf(PESELS.TWO_RECORDS, inactive)).toBe('AMBIGUOUS');
  });
  test('the same record sent twice is one record', () => {
    expect(partOf(PESELS.ANNA, [...patients, ...patients])).toMatchObject({ recordId: 'pac-1' });
  });
  test('a record with two numbers in force belongs to nobody for certain', () => {
    expect(partOf(PESELS.TWO_NUMBERS)).toBe('AMBIGUOUS');
  });
  test('a number marked as old does not identify', () => {
    expect(partOf(PESELS.OLD_NUMBER)).toBe('NOBODY');
  });
  test.each([['2010', 'NOBODY'], ['2010-05', 'NOBODY'], ['2010-05-06', 'NOBODY'], ['2010-05-06T12:00:00+02:00', 'NOBODY'], ['2026', 'pac'], ['2026-11-24', 'pac'], ['nigdy', 'pac'], [undefined, 'pac']])(
    'a number until %s identifies: %s', (end, found) => {
      const record = parseResource({ resourceType: 'Patient', id: 'pac', identifier: [{ system: PESEL_SYSTEM, value: PESELS.ANNA, period: { end } }] }) as Patient;
      const said = patientFinder([record], new Date('2026-11-24T10:00:00Z'))(PESELS.ANNA);
      expect(typeof said === 'string' ? said : said.id).toBe(found);
    });
  test('a number of urn:OID is a number of urn:oid', () => {
    const record = parseResource({ resourceType: 'Patient', id: 'x', identifier: [{ system: PESEL_SYSTEM.toUpperCase(), value: PESELS.ANNA }] }) as Patient;
    expect(partOf(PESELS.ANNA, [record])).toMatchObject({ recordId: 'x' });
  });
  test.each([
    ['a modifier that nobody knows', { modifierExtension: [{ url: 'urn:x:test-data' }] }], ['rules of its own', { implicitRules: 'urn:x:rules' }],
    ['a modifier at its links', { link: [{ type: 'seealso', modifierExtension: [{ url: 'urn:x:not' }] }] }],
  ])('a record with %s speaks for nobody', (_, more) => {
    const record = parseResource({ resourceType: 'Patient', id: 'x', identifier: [{ system: PESEL_SYSTEM, value: PESELS.ANNA }], ...more }) as Patient;
    expect(partOf(PESELS.ANNA, [record])).toBe('UNREADABLE');
    expect(partOf(PESELS.DECEASED, [record, ...patients])).toMatchObject({ recordId: 'pac-3' });
  });
  test('of two copies of one record that contradict each other neither speaks', () => {
    const copy = (active: boolean) => parseResource({ resourceType: 'Patient', id: 'x', active, identifier: [{ system: PESEL_SYSTEM, value: PESELS.ANNA }] }) as Patient;
    expect(partOf(PESELS.ANNA, [copy(true), copy(false)])).toBe('UNREADABLE');
  });
  test.each([
    { deceasedBoolean: true }, { deceasedBoolean: 'true' }, { deceasedDateTime: '2020' }, { deceasedDateTime: 2020 }, { _deceasedDateTime: { extension: [{ url: 'urn:x:unknown' }] } },
    { _deceasedBoolean: { extension: [{ url: 'urn:x:unknown' }] } },
  ])('who is %j is not told as alive', (more) => {
    const record = parseResource({ resourceType: 'Patient', id: 'x', identifier: [{ system: PESEL_SYSTEM, value: PESELS.ANNA }], ...more }) as Patient;
    expect(toHealthPart(record)?.active).toBe(false);
    expect(toHealthPart(parseResource({ resourceType: 'Patient', id: 'x', deceasedBoolean: false }) as Patient)?.active).toBe(true);
  });
  test('sixty thousand strangers are looked at once, not for each of a hundred people', () => {
    let looked = 0;
    const strangers = Array.from({ length: 60_000 }, (_, i) => Object.defineProperty(
      parseResource({ resourceType: 'Patient', id: `p${i}` }), 'identifier', { get: () => { looked += 1; return [{ system: 'urn:x', value: `${i}` }]; } }) as Patient);
    const find = patientFinder(strangers);
    for (let i = 0; i < 100; i += 1) find(PESELS.ANNA);
    expect(looked).toBeLessThan(200_000);
  });
  test('the same digits in another identifier system do not identify', () => {
    const elsewhere = parseResource({ resourceType: 'Patient', id: 'x', identifier: [{ system: 'urn:oid:1.2.3', value: PESELS.ANNA }] });
    expect(partOf(PESELS.ANNA, [elsewhere as Patient])).toBe('NOBODY');
  });
  test('a record without an id cannot be linked to', () => {
    const nameless = parseResource({ resourceType: 'Patient', identifier: [{ system: PESEL_SYSTEM, value: PESELS.ANNA }] });
    expect(toHealthPart(nameless as Patient)).toBeUndefined();
  });
  test.each([
    ['no list', 'PESEL'], ['an empty list', []], ['a list of words', ['44051401359']], ['a PESEL that is no text', [{ system: PESEL_SYSTEM, value: 44051401359 }]],
  ])('beside a record whose identifiers are %s, nobody can be called unknown', (_, identifier) => {
    const nameless = parseResource({ resourceType: 'Patient', id: 'x', identifier }) as Patient;
    expect(partOf(PESELS.ANNA, [nameless])).toBe('NAMELESS');
    expect(partOf(PESELS.ANNA, [nameless, ...patients])).toMatchObject({ recordId: 'pac-1' });
  });
  test.each(['Li\u202es', 'Li\u0000s', 'L'.repeat(201)])('a name that no screen shows as meant makes its record unreadable: %j', (family) => {
    expect(toHealthPart(parseResource({ resourceType: 'Patient', id: 'x', name: [{ family }] }) as Patient)).toBeUndefined();
  });
  test.each(['1944', '1944-05', '1944-02-30', '1944-05-14T10:00:00Z', 'nieznana'])('"%s" is no date of birth', (birthDate) => {
    const patient = parseResource({ resourceType: 'Patient', id: 'x', birthDate });
    expect(toHealthPart(patient as Patient)?.identity).toEqual({});
  });
  test.each(['unknown', 'constructor', 'MALE'])('"%s" is no sex', (gender) => {
    expect(toHealthPart(parseResource({ resourceType: 'Patient', id: 'x', gender }) as Patient)?.identity).toEqual({});
  });
  test.each([
    [[{ use: 'maiden', family: 'Wilk' }, { use: 'nickname', family: 'Lisek' }, { use: 'anonymous', family: 'NN' }], undefined],
    [[{ use: 'nickname', family: 'Lisek' }, { use: 'temp', family: 'Lis' }], 'Lis'],
    [[{ use: 'official', family: 'Wilk', period: { end: '2001-01-01' } }, { use: 'official', family: 'Lis' }], 'Lis'],
    [[{ use: 'official', family: 'Wilk', period: { end: '2001' } }, { use: 'usual', family: 'Lis' }], 'Lis'],
    [[{ use: 'official', family: 'Lis', period: { start: '2001', end: '2999-12' } }, { use: 'usual', family: 'Lisek' }], 'Lis'],
    [[{ use: 'official', family: 'Wilk', period: { end: '2001-01-01T00:00:00Z' } }], undefined],
    [[{ family: 'Lis' }, { use: 'usual', family: 'Lisowska' }], 'Lisowska'],
    [[{ use: 'old', family: 'Wilk' }], undefined],
  ])('of the names %j the family name is %s', (name, familyName) => {
    expect(toHealthPart(parseResource({ resourceType: 'Patient', id: 'x', name }) as Patient)?.identity.familyName).toBe(familyName);
  });
});
