import type { FindingPart } from '../routing/finding.js';
import { DEADLINE_KINDS } from '../law/deadline-kinds.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { matterOn } from '../law/matters.js';
import { UNITS } from '../law/units.js';
import { isDelicate, openName, openSentences, openStatutes, sentencesOf, unitName } from './discretion.js';
import type { Addressee } from './letter.js';
import { addressOf, type Office } from './office.js';
import { onOneLine } from './one-line.js';
import { inWords } from './polish-date.js';

/** Of the facts of a letter, those that its lists are made from. */
interface Listed {
  readonly office: Office;
  readonly addressee: Addressee;
  readonly receivedOn: LocalDate;
  readonly matters: readonly string[];
  readonly parts: readonly FindingPart[];
  readonly ofApplication?: readonly string[];
}

/** An office has to know what it is to decide; somebody at home could open what goes to the applicant. */
const isToAnOffice = ({ addressee }: Pick<Listed, 'addressee'>): boolean => addressee.role !== 'APPLICANT';

const nameOf = (facts: Listed, code: string): string | undefined =>
  (isToAnOffice(facts) ? matterOn(code, facts.receivedOn) : openName(code, facts.receivedOn))?.name;

/** `sprawa nr 2: Dodatek mieszkaniowy`; where the letter must not say what it is, its number alone. */
export const matterLines = (facts: Listed): readonly string[] => facts.matters.map((code) => matterLine(facts, code));

function matterLine(facts: Listed, code: string): string {
  const name = nameOf(facts, code);
  return `sprawa nr ${numberOf(facts, code)}${name ? `: ${name}` : ''}`;
}

const numberOf = ({ matters, ofApplication = matters }: Listed, code: string): number => ofApplication.indexOf(code) + 1;

/** Where the case is; how to apply there as well; or, for another office, without what the centre would tell a person. */
export type PlaceStyle = 'WHERE' | 'HOW_TO_APPLY' | 'FOR_AN_OFFICE';

/** The units with their addresses and matters. */
export function placeLines(facts: Listed, style: PlaceStyle): readonly string[] {
  const byUnit = Map.groupBy(facts.parts, ({ unit, territory }) => JSON.stringify([unit, territory]));
  return [...byUnit.values()].map((parts) => {
    const matters = parts.map(({ matter }) => `${matterLine(facts, matter)}${style === 'HOW_TO_APPLY' ? ` (jak złożyć wniosek: ${howToApply(matter, facts.receivedOn)})` : ''}`);
    return `${unitWithAddress(facts, parts[0]!, style)} – ${matters.join('; ')}`;
  });
}

function howToApply(code: string, on: LocalDate): string {
  const note = openName(code, on)?.note?.replace(/\.$/, '');
  return note ? `${note[0]!.toLocaleLowerCase('pl')}${note.slice(1)}` : 'powiemy Ci w centrum';
}

/** Names of the units that get the case. */
export const recipients = ({ office, parts }: Listed): readonly string[] =>
  [...new Set(parts.map(({ unit, territory }) => onOneLine(unitName(unit, addressOf(office, unit, territory)?.name).name, NAME_MAX)))];

/** `Powiatowy Urząd Pracy, ul. Powiatowa 2`. In the nominative, before or after a dash: names from configuration cannot be inflected. */
function unitWithAddress(facts: Listed, { unit, territory }: FindingPart, style: PlaceStyle): string {
  const known = addressOf(facts.office, unit, territory);
  const { name, isDiscreet } = isToAnOffice(facts) ? { name: known?.name ?? UNITS[unit].name, isDiscreet: false } : unitName(unit, known?.name);
  const where = known?.address ?? (territory && !known ? `obszar o kodzie TERYT ${territory}` : null); // no name tells which one it is
  const untold = [...(isDiscreet ? ['pełną nazwę'] : []), ...(known?.address ? [] : ['adres'])].join(' i ');
  const rest = untold && style !== 'FOR_AN_OFFICE' ? ` (${untold} podamy w centrum)` : '';
  return `${onOneLine(name, NAME_MAX)}${where ? `, ${onOneLine(where, NAME_MAX)}` : ''}${rest}`;
}
const NAME_MAX = 160;

/** Why, once for all matters that share a reason: `sprawy nr 1, 3: … Podstawa: …`. What holds for all of them stands first, once. */
export function reasonLines(facts: Listed): readonly string[] {
  const said = facts.parts.map(({ matter, because, statute }) => ({
    number: numberOf(facts, matter),
    ...(isToAnOffice(facts)
      ? { sentences: sentencesOf(because), statute }
      : { sentences: openSentences(because), statute: openStatutes(statute, openName(matter, facts.receivedOn) !== undefined) }),
  }));
  const ofAll = said.length > 1 ? said[0]!.sentences.filter((sentence) => said.every(({ sentences }) => sentences.includes(sentence))) : [];
  const byReason = Map.groupBy(said, ({ sentences, statute }) =>
    [...sentences.filter((sentence) => !ofAll.includes(sentence)), ...(statute ? [`Podstawa: ${statute}.`] : [])].join(' '));
  const ofSome = [...byReason].flatMap(([reason, of]) => (reason ? [`${of.length > 1 ? 'sprawy' : 'sprawa'} nr ${of.map(({ number }) => number).join(', ')}: ${reason}`] : []));
  return [...(ofAll.length > 0 ? [`wszystkie te sprawy: ${ofAll.join(' ')}`] : []), ...ofSome];
}

/** What runs already: `do 24 grudnia 2026 r.: załatwienie sprawy (k.p.a. art. 35 § 3)`. */
export function termLines(facts: Listed): readonly string[] {
  const terms = facts.parts.flatMap(({ deadlines }) => deadlines)
    .filter(({ kind }) => DEADLINE_KINDS[kind].from === 'RECEIPT' && (isToAnOffice(facts) || !isDelicate(DEADLINE_KINDS[kind].statute)));
  return [...new Set(terms.toSorted((a, b) => a.alarm.localeCompare(b.alarm)).map(({ kind, legalEnd }) => `do ${inWords(legalEnd)}: ${DEADLINE_KINDS[kind].name} (${DEADLINE_KINDS[kind].statute})`))];
}

/** The first of them, and one that stands for the others. */
export const atMost = (lines: readonly string[], most: number, rest: (count: number) => string): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), rest(lines.length - most)];
