import type { NamedPerson } from '../applications/application.js';
import type { Defect } from '../applications/defects.js';
import type { DisputeBody } from '../routing/disputes.js';
import type { FindingPart } from '../routing/finding.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { abbreviationsIn } from './abbreviations.js';
import { openName } from './discretion.js';
import { DELAY_REASONS, type DelayReason } from './delay-reasons.js';
import { LETTER_KINDS, type Addressee, type LetterKind } from './letter.js';
import { atMost, matterLines, placeLines, type PlaceStyle, reasonLines, recipients, termLines } from './lines.js';
import type { Office } from './office.js';
import { onOneLine } from './one-line.js';
import { inWords } from './polish-date.js';
import { dataProtectionNotice } from './rodo.js';
import type { Section, Words } from './templates/template.js';
import { TEMPLATES } from './templates/templates.js';

/** What a letter is written from. */
export interface LetterFacts {
  readonly office: Office;
  readonly addressee: Addressee;
  /** Number of the case in the centre's register. */
  readonly number: string;
  readonly receivedOn: LocalDate;
  /** The day on which another unit got it first, and which it keeps (k.p.a. art. 65 § 2). */
  readonly filedOn?: LocalDate;
  readonly writtenOn: LocalDate;
  readonly applicant: Pick<NamedPerson, 'givenName' | 'familyName' | 'address'>;
  readonly person: Pick<NamedPerson, 'givenName' | 'familyName' | 'address'>;
  /** Codes of the matters that it is about, and what was found of those that have a unit. */
  readonly matters: readonly string[];
  readonly parts: readonly FindingPart[];
  /** All matters of the application, which they have their numbers from; left out where the letter is about all of them. */
  readonly ofApplication?: readonly string[];
  /** CALL_64: what is missing, and how many days there are for it, at least 7. */
  readonly defects?: readonly Defect[];
  readonly days?: number;
  /** DELAY_36. */
  readonly delay?: { readonly reason: DelayReason; readonly newDate: LocalDate };
  /** DISPUTE_22. */
  readonly settledBy?: DisputeBody;
}

/** UA API 3.0.8; one letter has one length, however it travels. */
export const TEXT_MAX = 5_000;

/**
 * The letter: a subject without personal data, and the plain text, at most 5 000 characters. What is too much for that is summed up, and can be
 * heard in the centre. No PESEL, and nothing about health or violence: see `discretion.ts`.
 */
export function compose(kind: LetterKind, facts: LetterFacts): { readonly subject: string; readonly text: string } {
  const subject = `${LETTER_KINDS[kind].name} – sprawa ${onOneLine(facts.number, 40)}`;
  for (let most = facts.matters.length + 1; most > 0; most -= 1) {
    const text = textOf(kind, facts, most);
    if (text.length <= TEXT_MAX) return { subject, text };
  }
  return { subject, text: textOf(kind, facts, 0) };
}

function textOf(kind: LetterKind, facts: LetterFacts, most: number): string {
  const body = TEMPLATES[kind](wordsOf(kind, facts, most));
  const toApplicant = facts.addressee.role === 'APPLICANT';
  const letter = [
    ...heading(kind, facts), ...(toApplicant ? [{ lines: ['Dzień dobry,'] }] : []), ...body, ...remarks(facts),
    ...(toApplicant ? [{ heading: 'Twoje dane osobowe (RODO art. 13)', lines: dataProtectionNotice(shortOffice(facts.office), PASSED_ON.has(kind) ? recipients(facts) : []) }] : []),
    SIGNATURE,
  ].map(written).join('\n\n');
  return `${letter}\n\nSkróty: ${abbreviationsIn(letter)}.\n`;
}

const written = ({ heading: title, lines }: Section): string => [...(title === undefined ? [] : [`${title}:`]), ...lines].join('\n');

/** Whoever is told where to go themselves has their data passed to nobody. */
const PASSED_ON: ReadonlySet<LetterKind> = new Set<LetterKind>(['FORWARDING_65', 'FORWARDING_38']);

function wordsOf(kind: LetterKind, facts: LetterFacts, most: number): Words {
  const { office, applicant, person, parts, defects = [], days = CALL_DAYS_MIN, delay, settledBy } = facts;
  const summed = (lines: readonly string[]) => atMost(lines, most, (count) => `pozostałe pozycje (${count}): ich pełną listę podajemy w centrum i w aktach sprawy`);
  return {
    centre: shortOffice(office).name, number: onOneLine(facts.number, 40), received: inWords(facts.receivedOn), filed: inWords(facts.filedOn ?? facts.receivedOn),
    matters: summed(matterLines(facts)), places: summed(placeLines(facts, PLACES_OF[kind] ?? 'WHERE')), reasons: summed(reasonLines(facts)), deadlines: summed(termLines(facts)),
    keepsDate: parts.some(({ deadlines }) => deadlines.some((each) => each.kind === 'KPA66_14_DAYS')),
    goesToAnotherOrgan: parts.some(({ mode }) => mode === 'KPA65'),
    defects, days: Math.max(days, CALL_DAYS_MIN),
    delay: delay ? { because: DELAY_REASONS[delay.reason], newDate: inWords(delay.newDate) } : null,
    settledBy: settledBy ?? null,
    applicant: named(applicant), person: named(person) === named(applicant) ? null : named(person),
  };
}
const PLACES_OF: Partial<Record<LetterKind, PlaceStyle>> = { INFORMATION: 'HOW_TO_APPLY', DISPUTE_22: 'FOR_AN_OFFICE' };
/** K.p.a. art. 64 § 2: never shorter. */
const CALL_DAYS_MIN = 7;

const named = ({ givenName, familyName, address }: LetterFacts['person']): string =>
  [onOneLine(`${givenName} ${familyName}`, 201), ...(address ? [onOneLine(address, 200)] : [])].join(', ');

const shortOffice = (office: Office): Office => ({
  ...office, name: onOneLine(office.name, 120), address: onOneLine(office.address, 120), dataProtectionOfficer: onOneLine(office.dataProtectionOfficer, 120),
});

const contactOf = ({ phone, email }: Office): string =>
  onOneLine([...(phone ? [`tel. ${phone}`] : []), ...(email ? [`e-mail: ${email}`] : [])].join(', '), 120);

function heading(kind: LetterKind, { office, addressee, number, writtenOn, parts }: LetterFacts): readonly Section[] {
  const { name, address } = shortOffice(office);
  const town = /\b\d{2}-\d{3} (.+)$/.exec(address)?.[1];
  const isOfTheGmina = kind === 'COVER' && !parts.some(({ mode }) => mode === 'KPA65');
  return [
    { lines: [name, address, ...(contactOf(office) ? [contactOf(office)] : [])] },
    { lines: [`${town ? `${town}, ` : ''}${inWords(writtenOn)}`, `Sprawa nr ${onOneLine(number, 40)}`] },
    { lines: [onOneLine(addressee.name, 201), ...(addressee.address ? [onOneLine(addressee.address, 200)] : [])] },
    { lines: [LETTER_KINDS[kind].name.toLocaleUpperCase('pl'), ...(isOfTheGmina ? [] : [`Podstawa prawna: ${LETTER_KINDS[kind].statute}`])] },
  ];
}

function remarks({ addressee, matters, ofApplication = matters, receivedOn, office }: LetterFacts): readonly Section[] {
  if (addressee.role !== 'APPLICANT') return [];
  const hasUnnamed = matters.some((code) => !openName(code, receivedOn));
  return [{
    lines: [
      `Numer sprawy to jej miejsce na liście spraw w Twoim wniosku.${hasUnnamed ? UNNAMED : ''}`,
      ...(ofApplication.length > matters.length ? ['To pismo nie dotyczy pozostałych spraw z Twojego wniosku.'] : []),
      ...(contactOf(office) ? [`Masz pytania? ${contactOf(office)}. Podaj numer sprawy.`] : []),
    ],
  }];
}

const UNNAMED = ' Rodzaju niektórych spraw nie podajemy w pismach, żeby chronić Twoją prywatność. Zapytaj o nie w centrum.';

/** K.p.a. art. 14 § 1a–1b. */
const SIGNATURE: Section = { lines: ['…………………………………………', '(podpis osoby upoważnionej albo kwalifikowana pieczęć elektroniczna centrum)'] };
