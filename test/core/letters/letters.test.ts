import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DECLARATION_CLAUSE } from '../../../src/core/applications/application.js';
import type { LetterFacts } from '../../../src/core/letters/compose.js';
import { DELAY_REASONS, type DelayReason } from '../../../src/core/letters/delay-reasons.js';
import type { LetterKind } from '../../../src/core/letters/letter.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { day } from '../routing/dialect.js';
import { KINDS, letter } from './dialect.js';

const JAN = { givenName: 'Jan', familyName: 'Niebyły', address: 'ul. Leśna 3, 00-950 Zielone Wzgórze' };
const SETTLED = { body: 'SKO', statute: 'k.p.a. art. 22 § 1 pkt 1', because: 'Spór rozstrzyga samorządowe kolegium odwoławcze wspólne dla obu organów.' } as const;

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
  ['dispute-22', 'DISPUTE_22', ['PUP-001'], { settledBy: SETTLED }],
];

test.each(GOLDEN)('the letter %s reads as it was reviewed', (file, kind, matters, changes = {}) => {
  const { subject, text } = letter(kind, matters, changes);
  expect(`Temat: ${subject}\n\n${text}`).toBe(readFileSync(join(PROJECT_ROOT, 'test/core/letters/golden', `${file}.txt`), 'utf8'));
});

test('every kind of letter is among those that were reviewed', () => {
  expect(new Set(GOLDEN.map(([, kind]) => kind))).toEqual(new Set(KINDS));
});

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

  test('how to apply, where the table of the law says so and the matter may be named', () => {
    const { text } = letter('INFORMATION', ['ZUS-001', 'PZ-004']);
    expect(text).toContain('sprawa nr 1: Świadczenie wychowawcze (800+) (jak złożyć wniosek: tylko elektronicznie, na formularzu ZUS)');
    expect(text).toContain('sprawa nr 2 (jak złożyć wniosek: powiemy Ci w centrum)');
  });

  test('who keeps the data and where to complain, to the applicant alone (RODO art. 13; k.p.a. art. 61 § 5, art. 65 § 1a)', () => {
    for (const kind of KINDS) {
      const { text } = letter(kind, ['PUP-001']);
      expect(text.includes('Administratorem Twoich danych jest Centrum Usług Społecznych w Zielonym Wzgórzu')).toBe(!['COVER', 'DISPUTE_22'].includes(kind));
      expect(text.includes('Prezesa Urzędu Ochrony Danych Osobowych')).toBe(!['COVER', 'DISPUTE_22'].includes(kind));
      expect(text.includes('W tej sprawie: Powiatowy Urząd Pracy.')).toBe(['FORWARDING_65', 'FORWARDING_38'].includes(kind));
    }
  });
});
