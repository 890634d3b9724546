import { describe, expect, test } from '@jest/globals';
import { competenceFromJson, deadlineFromArguments, INPUT_AT_MOST } from '../src/competence-cli.js';

const CASE = {
  centre: { form: 'OPS_TRANSFORMED', gminas: ['1465011'], powiatRights: false, agreements: [{ matter: 'PZ-001', unit: 'CUS-PROG', basis: 'porozumienie 3/2026' }] },
  matters: ['PS-003'], receivedOn: '2026-11-24', channel: 'PAPER', agreementOfApplicant: true,
  person: { residence: '1465011', stay: null, lastPermanentRegistration: null, homeless: false, foreigner: false, urgent: false, careHome: null },
  realEstate: null, school: null,
};
const accepted = (json: unknown): unknown => {
  const printed = competenceFromJson(JSON.stringify(json));
  return printed.ok ? JSON.parse(printed.json) : printed.error;
};
const refusedField = (text: string): unknown => {
  const printed = competenceFromJson(text);
  if (printed.ok) return 'accepted';
  const { error } = JSON.parse(printed.error);
  expect(error).toEqual({ code: 'INVALID_INPUT', field: expect.any(String), message: expect.stringMatching(/\.$/) });
  return error.field;
};
const person = (changes: object): object => ({ ...CASE, person: { ...CASE.person, ...changes } });
const centre = (changes: object): object => ({ ...CASE, centre: { ...CASE.centre, ...changes } });

describe('competence < case.json', () => {
  test('prints the finding with its fields in their order', () => {
    const finding = accepted(CASE);
    expect(finding).toMatchObject({
      outcome: 'ROUTED',
      parts: [{
        matter: 'PS-003', mode: 'INTERNAL', unit: 'CUS-PS', level: 'gmina', territory: '1465011', costBearing: null, rule: 'place-of-residence',
        statute: 'u.p.s. art. 101 ust. 1', deadlines: [{ kind: 'WYWIAD_14_WORKING_DAYS', rawEnd: '2026-12-14', legalEnd: '2026-12-14', alarm: '2026-12-14' }],
      }],
    });
    const { ok, json } = { json: '', ...competenceFromJson(JSON.stringify(CASE)) };
    expect(ok).toBe(true);
    expect(json.match(/"(outcome|parts|matter|mode|unit|level|territory|costBearing|rule|statute|because|deadlines|kind|rawEnd|legalEnd|alarm|trail)"/g)?.slice(0, 17)).toEqual(
      ['outcome', 'parts', 'matter', 'mode', 'unit', 'level', 'territory', 'costBearing', 'rule', 'statute', 'because', 'deadlines', 'kind', 'rawEnd', 'legalEnd', 'alarm', 'trail']
        .map((name) => `"${name}"`));
    expect(finding).toHaveProperty('trail.0', {
      rule: 'emergency', version: '2026-01', settled: false, matter: 'PS-003', question: 'ADMISSION', inputs: [{ fact: 'matter', value: 'PS-003' }], found: null,
    });
  });

  test('folds the town and the rural part of a gmina', () => {
    expect(accepted({ ...centre({ gminas: ['2202044'] }), person: { ...CASE.person, residence: '2202045' } }))
      .toMatchObject({ parts: [{ territory: '2202043', mode: 'INTERNAL' }] });
  });

  test.each([
    ['an unknown matter', { ...CASE, matters: ['PS-003', 'XX-001'] }, 'matters'],
    ['no matter', { ...CASE, matters: [] }, 'matters'],
    ['a matter twice', { ...CASE, matters: ['PS-003', 'PS-003'] }, 'matters'],
    ['matters as text', { ...CASE, matters: 'PS-003' }, 'matters'],
    ['a day that does not exist', { ...CASE, receivedOn: '2026-02-30' }, 'receivedOn'],
    ['a time instead of a date', { ...CASE, receivedOn: '2026-11-24T10:00:00Z' }, 'receivedOn'],
    ['an unknown channel', { ...CASE, channel: 'FAX' }, 'channel'],
    ['text for a truth', { ...CASE, agreementOfApplicant: 'true' }, 'agreementOfApplicant'],
    ['an unknown form', centre({ form: 'CUS' }), 'centre.form'],
    ['no gmina', centre({ gminas: [] }), 'centre.gminas'],
    ['a gmina in no wojewodztwo', centre({ gminas: ['0101011'] }), 'centre.gminas'],
    ['an agreement about nothing', centre({ agreements: [{ matter: 'X', unit: 'UG', basis: 'umowa' }] }), 'centre.agreements[0].matter'],
    ['an agreement with a court', centre({ agreements: [{ matter: 'PS-003', unit: 'SAD', basis: 'porozumienie 3/2026' }] }), 'centre.agreements[0].unit'],
    ['an agreement with nobody', centre({ agreements: [{ matter: 'PZ-001', unit: 'X', basis: 'umowa' }] }), 'centre.agreements[0].unit'],
    ['two agreements about one matter', centre({ agreements: [1, 2].map(() => CASE.centre.agreements[0]) }), 'centre.agreements'],
    ['a basis over two lines', centre({ agreements: [{ matter: 'PZ-001', unit: 'UG', basis: 'a\nb\nc' }] }), 'centre.agreements[0].basis'],
    ['a powiat that does not exist', person({ residence: '2245011' }), 'person.residence'],
    ['a powiat instead of a gmina', person({ residence: '1465' }), 'person.residence'],
    ['a number for a territory', person({ stay: 1465011 }), 'person.stay'],
    ['an odd wojewodztwo', person({ lastPermanentRegistration: '0365011' }), 'person.lastPermanentRegistration'],
    ['an unknown kind of gmina', person({ careHome: '1465017' }), 'person.careHome'],
    ['null for a truth', person({ homeless: null }), 'person.homeless'],
    ['an impossible place of real estate', { ...CASE, realEstate: '9999999' }, 'realEstate'],
    ['an impossible seat', { ...CASE, school: '' }, 'school'],
    ['a field nobody knows', { ...CASE, extra: 1 }, 'extra'],
    ['a field nobody knows about the person', person({ pesel: '44051401359' }), 'person.pesel'],
    ['no person', { ...CASE, person: null }, 'person'],
    ['a list for the centre', { ...CASE, centre: [] }, 'centre'],
    ['a missing field', { ...CASE, school: undefined }, 'school'],
    ['a list for a case', [CASE], 'input'],
  ])('refuses %s and names the field', (_, json, field) => {
    expect(refusedField(JSON.stringify(json))).toBe(field);
  });

  test.each(['', 'null', '{', '"text"', '[[[[', '\u0000', '{"matters":1e999}'])('refuses %j as no case', (text) => {
    expect(typeof refusedField(text)).toBe('string');
  });

  test('refuses ten megabytes unread', () => {
    expect(refusedField('9'.repeat(10 * INPUT_AT_MOST))).toBe('input');
    expect(refusedField('['.repeat(INPUT_AT_MOST))).toBe('input');
  });

  test('never repeats what stood in the input', () => {
    const secret = '44051401359';
    for (const json of [{ ...CASE, [secret]: 1 }, person({ residence: secret }), person({ [secret]: secret }), { ...CASE, matters: [secret] }, { ...CASE, receivedOn: secret }]) {
      const printed = competenceFromJson(JSON.stringify(json));
      expect(printed.ok ? 'accepted' : printed.error).not.toContain(secret);
    }
    const broken = competenceFromJson(`{"person": ${secret}x`);
    expect(broken.ok ? 'accepted' : broken.error).not.toContain(secret);
  });

  test('a prototype is no field', () => {
    expect(refusedField('{"__proto__": {"matters": []}}')).toBe('input');
  });
});

describe('deadline 2026-11-24 P30D', () => {
  test('prints three dates', () => {
    expect(deadlineFromArguments(['2026-11-24', 'P30D'])).toEqual({ ok: true, json: '{"rawEnd":"2026-12-24","legalEnd":"2026-12-28","alarm":"2026-12-24"}' });
  });

  test.each([
    [['2026-02-30', 'P1D'], 'start'],
    [['1990-12-31', 'P1D'], 'start'],
    [['2026-11-24', '30'], 'term'],
    [['2026-11-24', 'P0D'], 'term'],
    [['2026-11-24'], 'arguments'],
    [['2026-11-24', 'P1D', 'P1D'], 'arguments'],
    [[], 'arguments'],
  ])('%j is refused for its %s', (args, field) => {
    const printed = deadlineFromArguments(args);
    expect(printed.ok ? 'accepted' : JSON.parse(printed.error).error.field).toBe(field);
  });
});
