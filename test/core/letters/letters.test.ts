import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECLARATION_CLAUSE } from '../../../src/core/applications/application.js';
import { MATTER_CODES, matterOn } from '../../../src/core/law/matters.js';
import { abbreviationsIn } from '../../../src/core/letters/abbreviations.js';
import type { LetterFacts } from '../../../src/core/letters/compose.js';
import { DELAY_REASONS, type DelayReason } from '../../../src/core/letters/delay-reasons.js';
import { isCover, type LetterKind } from '../../../src/core/letters/letter.js';
import { addressOf } from '../../../src/core/letters/office.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { competence } from '../../../src/core/routing/competence.js';
import { application, day } from '../routing/dialect.js';
import { KINDS, letter, OFFICE } from './dialect.js';

const JAN = { givenName: 'Jan', familyName: 'Niebyły', address: 'ul. Leśna 3, 00-950 Zielone Wzgórze' };
const SETTLED = { body: 'SKO', statute: 'k.p.a. art. 22 § 1 pkt 1', because: 'Spór rozstrzyga samorządowe kolegium odwoławcze wspólne dla obu organów.' } as const;

const RULING = { by: 'Samorządowe Kolegium Odwoławcze', on: day('2026-12-10') };

/** Whole letters, to be read by a person who knows the law: test/core/letters/golden/*.txt. */
const GOLDEN: readonly (readonly [file: string, kind: LetterKind, matters: readonly string[], changes?: Partial<LetterFacts>])[] = [
  ['forwarding-65', 'FORWARDING_65', ['PUP-001']],
  ['forwarding-65-discreet', 'FORWARDING_65', ['ON-001']],
  ['forwarding-38', 'FORWARDING_38', ['ED-005']],
  ['cover', 'COVER', ['PUP-001'], { person: JAN, filedOn: day('2026-11-20') }],
  ['separate-66', 'SEPARATE_66', ['PUP-001', 'ON-001', 'ZUS-004'], { ofApplication: ['MI-001', 'PUP-001', 'ON-001', 'ZUS-004'] }],
  ['return-66', 'RETURN_66', ['SA-001']],
  ['call-64', 'CALL_64', ['CUS-001'], { defects: ['ADDRESS_MISSING', 'SIGNATURE_MISSING', 'DECLARATION_MISSING'], days: 14 }],
  ['left-64', 'LEFT_64', ['CUS-001'], { defects: ['SIGNATURE_MISSING'] }],
  ['delay-36', 'DELAY_36', ['PS-003', 'ON-009'], { delay: { reason: 'WAITING_FOR_AUTHORITY', newDate: day('2027-01-15') } }],
  ['information', 'INFORMATION', ['ZUS-001', 'PZ-004']],
  ['cover-38', 'COVER_38', ['ED-005']],
  ['cover-internal', 'COVER_INTERNAL', ['SR-008']],
  ['cover-emergency', 'COVER_EMERGENCY', ['PD-002']],
  ['settled-22', 'SETTLED_22', ['PUP-001'], { ruling: RULING }],
  ['dispute-22', 'DISPUTE_22', ['PUP-001'], { settledBy: SETTLED, sentBack: { passedOn: day('2026-11-20'), on: day('2026-11-24'), because: 'NOT_COMPETENT_BY_PLACE' } }],
];

test.each(GOLDEN)('the letter %s reads as it was reviewed', (file, kind, matters, changes = {}) => {
  const { subject, text } = letter(kind, matters, changes);
  expect(`Temat: ${subject}\n\n${text}`).toBe(readFileSync(join(PROJECT_ROOT, 'test/core/letters/golden', `${file}.txt`), 'utf8'));
});

test('every kind of letter is among those that were reviewed', () => {
  expect(new Set(GOLDEN.map(([, kind]) => kind))).toEqual(new Set(KINDS));
});

const isToAnOffice = (kind: LetterKind) => isCover(kind) || kind === 'DISPUTE_22';

describe('what a letter must say', () => {
  test('to whom the application went, why and by which article (art. 65 § 1)', () => {
    const { text } = letter('FORWARDING_65', ['PUP-001']);
    expect(text).toContain('Powiatowy Urząd Pracy, ul. Powiatowa 2');
    expect(text).toContain('Organ, do którego wniesiono podanie, nie jest właściwy');
    expect(text).toContain('Podstawa: u.r.p.s.z. art. 55 ust. 2 pkt 2; k.p.a. art. 65 § 1.');
    expect(text).toContain('u.r.p.s.z. – ustawa o rynku pracy i służbach zatrudnienia');
  });

  test('that the address of a unit which the centre does not know is told in the centre', () => {
    expect(letter('FORWARDING_65', ['PS-014']).text).toContain('powiatowe centrum pomocy rodzinie, obszar o kodzie TERYT 2202 (adres podamy w centrum)');
  });

  test('what is known of a unit: its name stands for its area, and the only address of its kind is its own where no area decides', () => {
    const nameAlone = { ...OFFICE, units: [{ ...OFFICE.units[0]!, address: null }] };
    expect(letter('FORWARDING_65', ['PUP-001'], { office: nameAlone }).text).toContain('– Powiatowy Urząd Pracy (adres podamy w centrum) – sprawa nr 1');
    expect([addressOf(OFFICE, 'PUP', null)?.name, addressOf({ ...OFFICE, units: [...OFFICE.units, ...OFFICE.units] }, 'PUP', null), addressOf(OFFICE, 'PUP', '9999')]).toEqual(['Powiatowy Urząd Pracy', undefined, undefined]);
  });

  test('which term is not kept, where a case has several', () => {
    const { text } = letter('DELAY_36', ['PS-003'], { delay: { reason: 'COMPLEX', newDate: day('2027-01-15') }, term: 'załatwienie sprawy, do 28 grudnia 2026 r. (k.p.a. art. 35 § 3)' });
    expect(text).toContain('O który termin chodzi:\n– załatwienie sprawy, do 28 grudnia 2026 r.');
  });

  test('how it came to a dispute, and to whom it goes by its ruling (art. 22)', () => {
    expect(letter('DISPUTE_22', ['PUP-001'], { settledBy: SETTLED, sentBack: null }).text).toContain('Ten organ sam przekazał nam wniosek');
    for (const kind of ['COVER', 'FORWARDING_65'] as const) {
      expect(letter(kind, ['PUP-001'], { ruling: RULING }).text).toContain('Spór o właściwość rozstrzygnięto (k.p.a. art. 22): Samorządowe Kolegium Odwoławcze; wiemy o tym od 10 grudnia 2026 r.');
    }
  });

  test('every abbreviation of the law in full, and no empty list of them', () => {
    expect(letter('COVER', ['ON-001']).text).toContain('u.r.z.s. – ustawa o rehabilitacji zawodowej i społecznej');
    expect(letter('COVER_INTERNAL', ['PD-002'], { parts: [] }).text).not.toContain('Skróty');
    const cited = MATTER_CODES.flatMap((code) => matterOn(code, day('2026-11-24'))!.basis.match(/u\.(\p{L}+\.)+/gu) ?? []);
    for (const short of new Set(cited)) expect(abbreviationsIn(`${short} art. 1`)).toContain(`${short} – ustawa`);
  });

  test('14 days from delivery for a separate application, and that it keeps the date (art. 66 § 2)', () => {
    const { text } = letter('SEPARATE_66', ['PUP-001'], { ofApplication: ['MI-001', 'PUP-001'] });
    expect(text).toContain('14 dni od dnia doręczenia tego zawiadomienia');
    expect(text).toContain('jakby wpłynął 24 listopada 2026 r. (k.p.a. art. 66 § 2)');
    expect(text).toContain('– sprawa nr 2: Rejestracja');
    expect(text).toContain('To pismo nie dotyczy pozostałych spraw');
  });

  test('the date of the first filing, when another unit had the application before', () => {
    const before = { filedOn: day('2026-11-20') };
    expect(letter('FORWARDING_65', ['PUP-001'], before).text).toContain('Twój wniosek dostaliśmy 24 listopada 2026 r.');
    expect(letter('COVER', ['PUP-001'], before).text).toContain('Data złożenia wniosku: 20 listopada 2026 r. Wniosek zachowuje tę datę (k.p.a. art. 65 § 2).');
  });

  test('whom it concerns, when that is not the applicant', () => {
    expect(letter('COVER', ['PUP-001'], { person: JAN }).text).toContain('Osoba, której dotyczy wniosek: Jan Niebyły, ul. Leśna 3');
    expect(letter('COVER', ['PUP-001']).text).toContain('Wniosek dotyczy wnioskodawcy.');
  });

  test.each([[undefined, 7], [3, 7], [7, 7], [21, 21]])('called with %s days, the applicant has %s (art. 64 § 2), with the warning', (days, has) => {
    const { text } = letter('CALL_64', ['CUS-001'], { defects: ['SIGNATURE_MISSING'], ...(days !== undefined && { days }) });
    expect(text).toContain(`w ciągu ${has} dni od dnia doręczenia tego wezwania`);
    expect(text).toContain('pozostawimy wniosek bez rozpoznania');
    expect(text).not.toContain(DECLARATION_CLAUSE.text);
  });

  test('the clause of the declaration, word for word, when it is missing (ustawa o CUS art. 36)', () => {
    expect(letter('CALL_64', ['CUS-001'], { defects: ['DECLARATION_MISSING'] }).text).toContain(`„${DECLARATION_CLAUSE.text}”`);
  });

  test.each(Object.keys(DELAY_REASONS) as DelayReason[])('of a delay (%s): why, until when, and how to complain (art. 36–37)', (reason) => {
    const { text } = letter('DELAY_36', ['PS-003'], { delay: { reason, newDate: day('2027-01-15') } });
    expect(text).toContain(DELAY_REASONS[reason]);
    expect(text).toContain('Nowy termin: 15 stycznia 2027 r.');
    expect(text).toContain('Możesz złożyć ponaglenie.');
  });

  test('that an order can be complained about within 7 days (art. 66 § 3, art. 141)', () => {
    expect(letter('RETURN_66', ['SA-001']).text).toContain('Możesz złożyć zażalenie. Masz na to 7 dni od dnia doręczenia tego postanowienia');
  });

  test('that nobody competent could be found, when nobody was', () => {
    expect(letter('RETURN_66', ['ED-001'], { parts: [] }).text).toContain('nie da się ustalić, który organ jest właściwy');
  });

  test('which fact is missing to find anybody, in words and without the names of fields', () => {
    const unfound = competence(application(['PS-003'], { person: { residence: null } })).because;
    expect(unfound).toContain('(person.residence)');
    for (const [kind, more] of [['RETURN_66', {}], ['CALL_64', { defects: ['FACT_MISSING'] }]] as const) {
      const { text } = letter(kind, ['PS-003'], { parts: [], unfound, ...more });
      expect(text).toContain('– brakuje gminy zamieszkania osoby, której sprawa dotyczy.');
      expect(text).not.toMatch(/person\.|realEstate|school/);
    }
    expect(letter('CALL_64', ['PS-003'], { parts: [], unfound, defects: ['FACT_MISSING'] }).text).not.toContain('bez rozpoznania');
  });

  test('how to apply, where the table of the law says so and the matter may be named', () => {
    const { text } = letter('INFORMATION', ['ZUS-001', 'PZ-004']);
    expect(text).toContain('sprawa nr 1: Świadczenie wychowawcze (800+) (jak złożyć wniosek: tylko elektronicznie, na formularzu ZUS)');
    expect(text).toContain('sprawa nr 2 (jak złożyć wniosek: powiemy Ci w centrum)');
  });

  test('who keeps the data and where to complain, to the applicant alone (RODO art. 13; k.p.a. art. 61 § 5, art. 65 § 1a)', () => {
    for (const kind of KINDS) {
      const { text } = letter(kind, ['PUP-001']);
      expect(text.includes('Administratorem Twoich danych jest Centrum Usług Społecznych w Zielonym Wzgórzu')).toBe(!isToAnOffice(kind));
      expect(text.includes('Prezesa Urzędu Ochrony Danych Osobowych')).toBe(!isToAnOffice(kind));
      expect(text.includes('W tej sprawie: Powiatowy Urząd Pracy.')).toBe(['FORWARDING_65', 'FORWARDING_38'].includes(kind));
    }
  });
});
