import type { LocalDate } from '../../vocabulary/local-date.js';
import { matterOn } from '../law/matters.js';
import { type Unit, UNITS } from '../law/units.js';

/**
 * What may stand in a letter to an applicant, which somebody else at home may open. Nothing about health, disability, addiction, violence, convictions, origin or the
 * care of children (RODO art. 5 ust. 1 lit. c, art. 9–10): such matters go by their number in the application.
 */

/** Matters whose names say nothing of that kind. A new matter has no name in letters until somebody adds it here. */
const MAY_BE_NAMED: ReadonlySet<string> = new Set([
  'CUS-001', 'CUS-002', 'CUS-003', 'CUS-004', 'CUS-005',
  'PS-002', 'PS-003', 'PS-004', 'PS-005', 'PS-006', 'PS-007', 'PS-017', 'PS-018', 'PS-023', 'PS-029',
  'SR-001', 'SR-002', 'SR-003', 'SR-006', 'SR-008', 'SR-009', 'ZUS-001', 'ZUS-002', 'ZUS-003', 'ZD-007',
  'PUP-001', 'PUP-002', 'PUP-003', 'PUP-004', 'PUP-005', 'PUP-006', 'RE-003', 'ED-001', 'ED-002', 'ED-005', 'ED-006',
  'MI-001', 'MI-002', 'MI-003', 'OS-001', 'OS-002', 'KU-001', 'SP-001', 'OB-001', 'OB-002', 'OB-003', 'PR-001', 'UG-001', 'UG-002',
]);

/** Its name, and how to apply where the table says so; undefined where a letter must not say what it is. */
export function openName(code: string, on: LocalDate): { readonly name: string; readonly note: string | null } | undefined {
  const matter = MAY_BE_NAMED.has(code) ? matterOn(code, on) : undefined;
  return matter && { name: matter.name, note: matter.note };
}

/** Units whose very name says what somebody goes there for, and what letters call them. They have an address, and the centre tells the rest in person. */
const DISCREET_NAMES: Partial<Record<Unit, string>> = {
  PZOON: 'powiatowy zespół do spraw orzekania',
  WZON: 'wojewódzki zespół do spraw orzekania',
  PPP: 'publiczna poradnia właściwa dla szkoły albo placówki',
  'ROPS/OA': 'ośrodek prowadzony przez marszałka województwa',
  ZOZ: 'realizator usługi',
};

/** What a letter calls a unit: `known` is what the centre calls it. */
export function unitName(unit: Unit, known: string | undefined): { readonly name: string; readonly isDiscreet: boolean } {
  const discreet = DISCREET_NAMES[unit];
  return { name: discreet ?? (known && !isDelicate(known) ? known : UNITS[unit].name), isDiscreet: discreet !== undefined };
}

/** The reasons of a finding, sentence by sentence, without those that must not stand in a letter. */
export const openSentences = (because: string): readonly string[] => {
  const renamed = Object.entries(DISCREET_NAMES).reduce((text, [unit, name]) => text.replaceAll(UNITS[unit as Unit].name, name), because);
  return sentencesOf(renamed).filter((sentence) => !isDelicate(sentence));
};

export const sentencesOf = (because: string): readonly string[] => because.split(SENTENCE_END).filter((sentence) => sentence !== '');
const SENTENCE_END = /(?<=[.!?]) (?=\p{Lu})/u;

/** Articles to cite. Of a matter that has no name in letters those of its own act are left out too: they say what it is. */
export const openStatutes = (statute: string, isNamed: boolean): string =>
  statute.split('; ').filter((each) => !isDelicate(each) && (isNamed || PROCEDURE.test(each))).join('; ');
/** Acts by which every matter is handled. */
const PROCEDURE = /^(k\.p\.a\.|ustawa o CUS|u\.p\.s\. art\. 101)/;

/** The second fence, for what comes from the trail and from configuration: stems of words about health and violence, and the acts on them. */
export const isDelicate = (text: string): boolean => DELICATE.test(text);
const DELICATE = new RegExp([
  'niepełnospraw', 'niesamodzieln', 'inwalid', 'chor(ob|ób|y|e)', 'leczeni', 'lecznic', 'terapi', 'rehabilit', 'szpital', 'hospicj', '(?<!Narodowy Fundusz )zdrow',
  'psychi', 'psycholog', 'zaburze', 'uzależni', 'alkohol', 'narkot', 'trzeźwo', 'przemoc', 'niebiesk', 'krzywdz', 'schroni', 'kryzys', 'pielęgn', 'opiekuńcz',
  'samopomoc', 'ciąż', 'zakład\\S* karn', 'ubezwłasn', 'adopc', 'zastępcz', 'wychowank', 'u\\.r\\.z\\.s\\.', 'u\\.ś\\.o\\.z\\.', 'u\\.w\\.r\\.',
].join('|'), 'iu');
