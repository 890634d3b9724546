import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MATTER_CODES, matterOn } from '../../../src/core/law/matters.js';
import { UNITS, type Unit } from '../../../src/core/law/units.js';
import { compose, TEXT_MAX } from '../../../src/core/letters/compose.js';
import { DELAY_REASONS, type DelayReason } from '../../../src/core/letters/delay-reasons.js';
import { isCover } from '../../../src/core/letters/letter.js';
import { openName } from '../../../src/core/letters/discretion.js';
import { DEFECTS, type Defect } from '../../../src/core/applications/defects.js';
import { MODES, type Mode } from '../../../src/core/routing/finding.js';
import { day } from '../routing/dialect.js';
import { facts, firstPage, KINDS, letter, OFFICE } from './dialect.js';

// Written apart from the list in the program: what would tell somebody at the door why the addressee needs help.
const FORBIDDEN = new RegExp([
  'niepełnospr', 'niesamodz', 'choro', 'chory', 'chorz', 'lecze', 'leczn', 'terap', 'rehabil', 'szpital', 'hospic', 'zdrow', 'psych', 'zaburz', 'uzależn', 'alkohol', 'narkot', 'trzeźw',
  'przemoc', 'niebiesk', 'krzywd', 'schron', 'kryzys', 'pielęgn', 'opiekuńcz', 'opiek', 'samopomoc', 'ciąż', 'zakładu karn', 'ubezwłas', 'adopc', 'zastępcz', 'wychowank', 'rent[aęyą] ', 'renci',
  'rehab', 'turnus', 'barier', 'asystent', 'wytchnien', 'za życiem', 'noclegow', 'cudzoziem', 'u\\.r\\.z\\.s', 'u\\.w\\.r\\.', 'u\\.ś\\.o\\.z',
].join('|'), 'iu');
/** Names of offices that everybody has to do with. */
const HARMLESS = /Narodowy Fundusz Zdrowia/g;

/** What may be named; every other matter goes by its number. Written from the table of the law. */
const NAMED = ('CUS-001 CUS-002 CUS-003 CUS-004 CUS-005 PS-002 PS-003 PS-004 PS-005 PS-006 PS-007 PS-017 PS-018 PS-023 PS-029 '
  + 'SR-001 SR-002 SR-003 SR-006 SR-008 SR-009 ZUS-001 ZUS-002 ZUS-003 ZD-007 PUP-001 PUP-002 PUP-003 PUP-004 PUP-005 PUP-006 RE-003 '
  + 'ED-001 ED-002 ED-005 ED-006 MI-001 MI-002 MI-003 OS-001 OS-002 KU-001 SP-001 OB-001 OB-002 OB-003 PR-001 UG-001 UG-002').split(' ');

/** To offices, which have to know what it is to decide. */
const TO_APPLICANT = KINDS.filter((kind) => !isCover(kind) && kind !== 'DISPUTE_22');

describe('no fact about health or violence stands in a letter to an applicant', () => {
  test('of 107 matters, 49 may be named', () => {
    expect(MATTER_CODES).toHaveLength(107);
    expect(MATTER_CODES.filter((code) => openName(code, day('2026-11-24')))).toEqual(MATTER_CODES.filter((code) => NAMED.includes(code)));
    expect(NAMED).toHaveLength(49);
  });

  const MORE = { defects: Object.keys(DEFECTS) as Defect[], delay: { reason: 'COMPLEX', newDate: day('2027-01-15') } } as const;
  test.each(MATTER_CODES)('%s, in every kind of letter', (matter) => {
    for (const kind of TO_APPLICANT) {
      const given = facts([matter], kind, MORE);
      const { subject, text } = firstPage(kind, given);
      expect(FORBIDDEN.exec(`${subject}\n${text}`.replaceAll(HARMLESS, ''))?.[0]).toBeUndefined();
      expect(`${subject}\n${text}`).not.toContain(matter);
    }
  });

  test.each(MATTER_CODES)('%s among the matters of several organs', (matter) => {
    const matters = [...new Set(['MI-001', matter, 'PUP-001', 'ZUS-001'])];
    for (const kind of TO_APPLICANT) {
      const given = facts(matters, kind, MORE);
      const { text } = firstPage(kind, given);
      expect(FORBIDDEN.exec(text.replaceAll(HARMLESS, ''))?.[0]).toBeUndefined();
    }
  });

  test('a unit whose name would tell it goes by another one, with its address', () => {
    const { text } = letter('FORWARDING_65', ['ON-001']);
    expect(text).toContain('powiatowy zespół do spraw orzekania, ul. Powiatowa 6, 00-950 Zielone Wzgórze (pełną nazwę podamy w centrum) – sprawa nr 1\n');
  });

  test('not even when the name of a unit, or of an agreement, in the configuration tells it', () => {
    const part = facts(['PUP-001'], 'FORWARDING_65').parts[0]!;
    const { text } = letter('FORWARDING_65', ['PUP-001'], {
      office: { ...OFFICE, units: [{ ...OFFICE.units[0]!, name: 'Ośrodek Terapii Uzależnień' }] },
      parts: [{ ...part, because: `Sprawę powierzono innej jednostce (porozumienie o leczeniu): ${UNITS.PZOON.name}. Reszta zostaje.`, statute: 'uchwała o zdrowiu; k.p.a. art. 20' }],
    });
    expect(FORBIDDEN.exec(text)?.[0]).toBeUndefined();
    expect(text).toContain('Reszta zostaje. Podstawa: k.p.a. art. 20.');
  });
});

test('the office that is to decide is told what it is, and under which act; the subject says nothing of it', () => {
  for (const kind of ['COVER', 'DISPUTE_22'] as const) {
    const { subject, text } = letter(kind, ['PZ-001']);
    expect(text).toContain(`sprawa nr 1: ${matterOn('PZ-001', day('2026-11-24'))!.name}`);
    expect(text).toContain('u.w.r.');
    expect(FORBIDDEN.exec(subject)?.[0]).toBeUndefined();
  }
});

describe('whatever it is written from', () => {
  const name = fc.string({ unit: 'binary', maxLength: 100 });
  const address = fc.string({ unit: 'binary', maxLength: 200 });
  const person = fc.record({ givenName: name, familyName: name, address });
  const because = fc.array(fc.constantFrom('Zdanie.', 'Inne zdanie o miejscu zamieszkania.', 'Długie '.repeat(60).concat('zdanie.')), { maxLength: 4 }).map((all) => all.join(' '));
  const anyFacts = fc.record({
    kind: fc.constantFrom(...KINDS), matters: fc.uniqueArray(fc.constantFrom(...MATTER_CODES), { minLength: 1, maxLength: 20 }), applicant: person, person,
    days: fc.integer({ min: 0, max: 60 }), reason: fc.constantFrom(...Object.keys(DELAY_REASONS) as DelayReason[]), defects: fc.subarray(Object.keys(DEFECTS) as Defect[]),
    units: fc.array(fc.record({ unit: fc.constantFrom(...Object.keys(UNITS) as Unit[]), mode: fc.constantFrom(...Object.keys(MODES) as Mode[]), because }), { maxLength: 20 }),
    office: fc.record({ name: address, address, phone: fc.option(name), email: fc.option(name), dataProtectionOfficer: address }),
  }).map(({ kind, matters, units, reason, office, applicant, ...more }) => {
    const given = facts(matters, kind, { ...more, applicant, office: { ...OFFICE, ...office }, delay: { reason, newDate: day('2027-01-15') } });
    const addressee = given.addressee.role === 'APPLICANT' ? { ...given.addressee, name: `${applicant.givenName} ${applicant.familyName}`, address: applicant.address } : given.addressee;
    return { kind, given: { ...given, addressee, parts: given.parts.map((part, i) => ({ ...part, ...units[i] })) } };
  });

  test('it is at most 5 000 characters long, and the same again', () => {
    fc.assert(fc.property(anyFacts, ({ kind, given }) => {
      const pages = compose(kind, given);
      for (const { text } of pages) expect(text.length).toBeLessThanOrEqual(TEXT_MAX);
      expect(pages.flatMap(({ matters }) => matters)).toEqual(given.matters);
      expect(compose(kind, given)).toEqual(pages);
    }), { numRuns: 300 });
  });

  test('no name or address adds a line to it, or turns the direction of what is read', () => {
    fc.assert(fc.property(anyFacts, ({ kind, given }) => {
      const { text } = firstPage(kind, given);
      expect(text.isWellFormed()).toBe(true);
      // eslint-disable-next-line no-control-regex
      expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.exec(text)?.[0]).toBeUndefined();
      const plain = compose(kind, { ...given, applicant: NOBODY, person: NOBODY, addressee: { ...given.addressee, name: 'x', address: null } });
      const blocks = (letterText: string) => letterText.split('\n\n').length;
      if (plain.length === compose(kind, given).length) expect(blocks(text)).toBe(blocks(plain[0]!.text)); // else fewer matters stand on the page
    }), { numRuns: 200 });
  });
  const NOBODY = { givenName: 'A', familyName: 'B' };

  const longWinded = (kind: 'SEPARATE_66' | 'DELAY_36' | 'RETURN_66', matters: readonly string[]) => {
    const many = facts(matters, kind);
    return { ...many, parts: many.parts.map((part, i) => ({ ...part, territory: `22${i + 10}`, because: `Powód nr ${i} jest ${'bardzo '.repeat(40)}długi.` })) };
  };

  test('twenty matters of twenty reasons are all named with their places: reasons are summed up first, then there are several letters', () => {
    const given = longWinded('SEPARATE_66', MATTER_CODES.slice(20, 40));
    const pages = compose('SEPARATE_66', given);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ matters }) => matters)).toEqual(given.matters);
    for (const [i, { text, subject, matters }] of pages.entries()) {
      expect(subject).toContain(`(część ${i + 1} z ${pages.length})`);
      for (const matter of matters) expect(text).toMatch(new RegExp(`– .+ – (.+; )?sprawa nr ${given.matters.indexOf(matter) + 1}\\b`));
      expect(text).not.toContain('pozostałe pozycje (20)');
      expect(text).toContain('Masz na to 14 dni od dnia doręczenia');
      expect(text).toContain('Prezesa Urzędu Ochrony Danych Osobowych');
    }
    const few = compose('SEPARATE_66', longWinded('SEPARATE_66', MATTER_CODES.slice(20, 26)));
    expect(few).toHaveLength(1);
    expect(few[0]!.text).toMatch(/pozostałe pozycje \(\d+\): ich pełną listę podajemy w centrum i w aktach sprawy/);
  });

  test('an order keeps its reasons, in as many letters as they need (art. 124 § 2)', () => {
    const pages = compose('RETURN_66', longWinded('RETURN_66', MATTER_CODES.slice(20, 40)));
    for (const { text } of pages) expect(text).not.toContain('pozostałe pozycje');
    expect(pages.length).toBeGreaterThan(1);
  });

  test('names stand in it as they are written', () => {
    const applicant = { givenName: 'Żaneta-Łucja', familyName: "O'Śliwińska <b>", address: 'ul. „Pod Dębem” 1/2' };
    expect(letter('COVER', ['PUP-001'], { applicant, person: applicant }).text).toContain("Wnioskodawca: Żaneta-Łucja O'Śliwińska <b>, ul. „Pod Dębem” 1/2");
  });
});
