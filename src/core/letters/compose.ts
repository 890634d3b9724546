import type { NamedPerson } from '../applications/application.js';
import type { Defect } from '../applications/defects.js';
import { SEND_BACK_REASONS, type SendBackReason } from '../applications/forwarding.js';
import type { DisputeBody } from '../routing/disputes.js';
import type { FindingPart } from '../routing/finding.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { abbreviationsIn } from './abbreviations.js';
import { openName } from './discretion.js';
import { DELAY_REASONS, type DelayReason } from './delay-reasons.js';
import { LETTER_KINDS, type Addressee, type LetterKind } from './letter.js';
import { missingFacts } from './missing-facts.js';
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
  /** CALL_64, RETURN_66: why nobody competent could be determined, as the finding says it. */
  readonly unfound?: string | null;
  /** DELAY_36. */
  readonly delay?: { readonly reason: DelayReason; readonly newDate: LocalDate };
  /** DELAY_36: which of its terms; left out where it is clear. */
  readonly term?: string;
  /** DISPUTE_22: who settles it, and how the application went to and fro; null where the other organ had it first. */
  readonly settledBy?: DisputeBody;
  readonly sentBack?: { readonly passedOn: LocalDate; readonly on: LocalDate; readonly because: SendBackReason } | null;
  /** How a dispute ended: in SETTLED_22, and in what goes to the other organ after all. */
  readonly ruling?: { readonly by: string; readonly on: LocalDate };
}

/** UA API 3.0.8; one letter has one length, however it travels. */
export const TEXT_MAX = 5_000;

export interface Composed {
  /** Without personal data. */
  readonly subject: string;
  /** Plain, at most 5 000 characters. No PESEL, and nothing about health or violence: see `discretion.ts`. */
  readonly text: string;
  readonly matters: readonly string[];
}

/** How many lines the lists of a letter have at most; what is too much is summed up, and can be heard in the centre. */
interface Most { readonly reasons: number; readonly matters: number }
interface Page { readonly number: number; readonly of: number }

/**
 * The letter. Whoever has to know where each matter belongs is told so of every one: what is too long gives fewer reasons first, and becomes several letters
 * then. An order (art. 66 § 3) keeps its reasons. Other letters sum up their matters.
 */
export function compose(kind: LetterKind, facts: LetterFacts): readonly Composed[] {
  const all = facts.matters.length + 1;
  const shorter = Array.from({ length: kind === 'RETURN_66' ? 1 : all + 1 }, (_, less): Most => ({ reasons: all - less, matters: all }));
  const pages = NAMES_EACH.has(kind) ? inPages(kind, facts, shorter) : undefined;
  if (pages) return pages;
  const summed = Array.from({ length: all }, (_, less): Most => ({ reasons: all - less, matters: all - less }));
  return [fitted(kind, facts, summed) ?? composed(kind, facts, { reasons: 0, matters: 0 })];
}

/** What tells where matters belong, or who has them now. */
const NAMES_EACH: ReadonlySet<LetterKind> = new Set<LetterKind>(
  ['SEPARATE_66', 'INFORMATION', 'RETURN_66', 'FORWARDING_65', 'FORWARDING_38', 'COVER', 'COVER_38', 'COVER_INTERNAL', 'COVER_EMERGENCY']);

function inPages(kind: LetterKind, facts: LetterFacts, shorter: readonly Most[]): readonly Composed[] | undefined {
  const { matters, ofApplication = matters } = facts;
  for (let of = 1; of <= matters.length; of += 1) {
    const size = Math.ceil(matters.length / of);
    const pages = Array.from({ length: Math.ceil(matters.length / size) }, (_, i) => matters.slice(i * size, (i + 1) * size)).map((some, i, { length }) =>
      fitted(kind, { ...facts, ofApplication, matters: some, parts: facts.parts.filter(({ matter }) => some.includes(matter)) }, shorter, { number: i + 1, of: length }));
    if (pages.every((page) => page !== undefined)) return pages;
  }
  return undefined;
}

function fitted(kind: LetterKind, facts: LetterFacts, shorter: readonly Most[], page?: Page): Composed | undefined {
  for (const most of shorter) {
    const found = composed(kind, facts, most, page);
    if (found.text.length <= TEXT_MAX) return found;
  }
  return undefined;
}

function composed(kind: LetterKind, facts: LetterFacts, most: Most, page: Page = { number: 1, of: 1 }): Composed {
  const subject = `${LETTER_KINDS[kind].name} – sprawa ${onOneLine(facts.number, 40)}`;
  return { subject: page.of > 1 ? `${subject} (${pageName(page)})` : subject, text: textOf(kind, facts, most, page), matters: facts.matters };
}

const pageName = ({ number, of }: Page): string => `część ${number} z ${of}`;

function textOf(kind: LetterKind, facts: LetterFacts, most: Most, page: Page): string {
  const body = TEMPLATES[kind](wordsOf(kind, facts, most));
  const toApplicant = facts.addressee.role === 'APPLICANT';
  const letter = [
    ...heading(kind, facts, page), ...(toApplicant ? [{ lines: ['Dzień dobry,'] }] : []), ...body, ...remarks(facts),
    ...(toApplicant ? [{ heading: 'Twoje dane osobowe (RODO art. 13)', lines: dataProtectionNotice(shortOffice(facts.office), PASSED_ON.has(kind) ? recipients(facts) : []) }] : []),
    SIGNATURE,
  ].map(written).join('\n\n');
  const abbreviations = abbreviationsIn(letter);
  return `${letter}\n${abbreviations ? `\nSkróty: ${abbreviations}.\n` : ''}`;
}

const written = ({ heading: title, lines }: Section): string => [...(title === undefined ? [] : [`${title}:`]), ...lines].join('\n');

/** Whoever is told where to go themselves has their data passed to nobody. */
const PASSED_ON: ReadonlySet<LetterKind> = new Set<LetterKind>(['FORWARDING_65', 'FORWARDING_38']);

function wordsOf(kind: LetterKind, facts: LetterFacts, most: Most): Words {
  const { office, applicant, person, parts, defects = [], days = CALL_DAYS_MIN, delay, term, settledBy, sentBack, ruling, unfound = null } = facts;
  const summed = (lines: readonly string[], lineMax: number) => atMost(lines, lineMax, (count) => `pozostałe pozycje (${count}): ich pełną listę podajemy w centrum i w aktach sprawy`);
  return {
    centre: shortOffice(office).name, number: onOneLine(facts.number, 40), received: inWords(facts.receivedOn), filed: inWords(facts.filedOn ?? facts.receivedOn),
    matters: summed(matterLines(facts), most.matters), places: summed(placeLines(facts, PLACES_OF[kind] ?? 'WHERE'), most.matters), reasons: summed(reasonLines(facts), most.reasons), deadlines: summed(termLines(facts), most.reasons),
    keepsDate: parts.some(({ deadlines }) => deadlines.some((each) => each.kind === 'KPA66_14_DAYS')),
    goesToAnotherOrgan: kind === 'COVER',
    cannotWait: kind === 'COVER_EMERGENCY',
    unfound: missingFacts(unfound), defects, days: Math.max(days, CALL_DAYS_MIN),
    delay: delay ? { because: DELAY_REASONS[delay.reason], newDate: inWords(delay.newDate), term: term ?? null } : null,
    settledBy: settledBy ?? null,
    sentBack: sentBack ? { passedOn: inWords(sentBack.passedOn), on: inWords(sentBack.on), because: SEND_BACK_REASONS[sentBack.because] } : null,
    ruling: ruling ? { by: ruling.by, on: inWords(ruling.on) } : null,
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

function heading(kind: LetterKind, { office, addressee, number, writtenOn }: LetterFacts, page: Page): readonly Section[] {
  const { name, address } = shortOffice(office);
  const town = /\b\d{2}-\d{3} (.+)$/.exec(address)?.[1];
  return [
    { lines: [name, address, ...(contactOf(office) ? [contactOf(office)] : [])] },
    { lines: [`${town ? `${town}, ` : ''}${inWords(writtenOn)}`, `Sprawa nr ${onOneLine(number, 40)}`] },
    { lines: [onOneLine(addressee.name, 201), ...(addressee.address ? [onOneLine(addressee.address, 200)] : [])] },
    {
      lines: [
        LETTER_KINDS[kind].name.toLocaleUpperCase('pl'), ...(page.of > 1 ? [pageName(page)] : []),
        ...(kind === 'COVER_INTERNAL' ? [] : [`Podstawa prawna: ${LETTER_KINDS[kind].statute}`]), // nothing leaves the organ
      ],
    },
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
