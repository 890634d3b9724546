import { wholeGmina } from '../../vocabulary/terc.js';
import { UNITS } from '../law/units.js';
import { ask, type Walk } from './ask.js';
import type { CompetenceInput, PersonFacts } from './facts.js';
import type { CompetenceFinding, FindingPart, Mode, Outcome } from './finding.js';
import { type Draft, draftOf } from './part.js';
import { separateApplicationDeadline } from './part-deadlines.js';
import { hasPowiatRights, type Refused } from './rule.js';
import { RULES } from './rules.js';

/**
 * Who is competent for each matter of an application, and why. Pure: the same input always gives the same finding, by the law that was in
 * force on `receivedOn`. What cannot be decided is an outcome with its reason, not an error.
 */
export function competence(given: CompetenceInput): CompetenceFinding {
  const walk: Walk = { input: withWholeGminas(given), trail: [] };
  const found = walk.input.matters.map((code) => draftOf(walk, code));
  const refusals = found.filter((each) => 'outcome' in each);
  const drafts = found.filter((each) => 'part' in each);
  const organs = organsOf(walk.input, drafts);
  const split = drafts.length > 1 ? ask(walk, 'WHOLE', null, RULES.WHOLE, { organs }) : undefined;
  // Beside a court there is one organ, and it simply gets what is its own (art. 65): a separate application would be asked for in vain.
  const needsSeparate = split && [...organs].filter((organ) => organ !== 'SAD').length > 1;
  const parts = drafts.map((draft) => (needsSeparate ? separated(walk.input, draft) : draft.part));
  const outcome = outcomeOf(parts, refusals, split !== undefined);
  const reasons = [...(found.length === 0 ? [NO_MATTER] : refusals), ...(split ? [split.found] : [])].map(({ because }) => because);
  return {
    outcome,
    parts,
    trail: walk.trail,
    because: reasons.length > 0 ? [...(outcome === 'EMERGENCY' ? [THE_OTHERS] : []), ...new Set(reasons)].join(' ') : null,
  };
}

/** What has to be said of the others is not said of what cannot wait. */
const THE_OTHERS = 'Sprawa, która nie może czekać, idzie dalej od razu. O pozostałych sprawach:';
const NO_MATTER = { because: 'Wniosek nie wskazuje żadnej sprawy.' };

/** The gravest first: what cannot wait, then what cannot go on as it is, then how it goes on. */
function outcomeOf(parts: readonly FindingPart[], refusals: readonly Refused[], split: boolean): Outcome {
  const modes = new Set(parts.map(({ mode }) => mode));
  if (modes.has('EMERGENCY')) return 'EMERGENCY';
  if (refusals.some(({ outcome }) => outcome === 'NOT_AN_APPLICATION')) return 'NOT_AN_APPLICATION';
  if (refusals.length > 0 || parts.length === 0) return 'UNDETERMINED';
  if (split) return 'SPLIT';
  if (modes.has('KPA66_RETURN')) return 'RETURNED';
  return [...modes].every((mode) => mode === 'INFORM_ONLY') ? 'INFORM_ONLY' : 'ROUTED';
}

/** Organs of the matters that are applications. Several of them make a split only when one of them would get the application. */
function organsOf(input: CompetenceInput, drafts: readonly Draft[]): ReadonlySet<string> {
  const organs = new Set(drafts.filter(({ part }) => GETS_THE_APPLICATION.has(part.mode)).map(({ part }) => organOf(input, part)));
  if (organs.size === 0) return organs;
  for (const { part } of drafts) {
    if (part.mode !== 'INFORM_ONLY' && part.mode !== 'KPA66_RETURN') continue;
    const organ = organOf(input, part);
    if (![...organs].some((known) => known.startsWith(organ))) organs.add(organ);
  }
  return organs;
}
const GETS_THE_APPLICATION: ReadonlySet<Mode> = new Set<Mode>(['INTERNAL', 'ART38_GMINA', 'KPA65']);

/** `STAROSTA 1465`; `OWN` for the organ in whose name the centre acts. */
function organOf(input: CompetenceInput, { unit, mode, territory }: FindingPart): string {
  const { organ } = UNITS[unit];
  const ofOwnCity = organ === 'WOJT' || (organ === 'STAROSTA' && hasPowiatRights(input));
  const own = mode === 'INTERNAL' || mode === 'ART38_GMINA' || (mode === 'INFORM_ONLY' && ofOwnCity);
  return own ? 'OWN' : `${organ} ${territory ?? ''}`.trim();
}

/** What another organ decides needs a separate application (k.p.a. art. 66 § 1), which within 14 days keeps the date (§ 2). */
function separated(input: CompetenceInput, { part, reasons }: Draft): FindingPart {
  const deadlines = [separateApplicationDeadline(input.receivedOn)];
  if (part.mode === 'INFORM_ONLY' && organOf(input, part) !== 'OWN') {
    return { ...part, statute: `${part.statute}; k.p.a. art. 66 § 1–2`, because: `${reasons} ${SEPARATE}`, deadlines };
  }
  if (part.mode !== 'KPA65') return part;
  const statute = part.statute.replace('k.p.a. art. 65 § 1', 'k.p.a. art. 66 § 1–2');
  return { ...part, mode: 'KPA66_SPLIT', statute, because: `${reasons} ${SEPARATE}`, deadlines };
}
const SEPARATE =
  'W tej sprawie trzeba wnieść odrębne podanie do właściwego organu; złożone w ciągu 14 dni od doręczenia zawiadomienia uważa się za wniesione w dniu pierwszego podania (k.p.a. art. 66 § 1–2).';

/** Districts of Warszawa and delegatury are parts of their city: only a whole gmina is competent. */
function withWholeGminas(input: CompetenceInput): CompetenceInput {
  const { centre, person, realEstate, school } = input;
  const folded: PersonFacts = {
    ...person,
    residence: person.residence && wholeGmina(person.residence),
    stay: person.stay && wholeGmina(person.stay),
    lastPermanentRegistration: person.lastPermanentRegistration && wholeGmina(person.lastPermanentRegistration),
    careHome: person.careHome && wholeGmina(person.careHome),
  };
  return {
    ...input,
    centre: { ...centre, gminas: centre.gminas.map(wholeGmina) },
    person: folded,
    realEstate: realEstate && wholeGmina(realEstate),
    school: school && wholeGmina(school),
  };
}
