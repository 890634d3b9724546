import type { GminaCode } from '../../vocabulary/gmina-code.js';
import { powiatOf, wojewodztwoOf } from '../../vocabulary/terc.js';
import type { Matter } from '../law/matter.js';
import { emergencyMatter, MATTERS, matterOn } from '../law/matters.js';
import { type Level, type Unit, UNITS } from '../law/units.js';
import { type Answer, ask, type Walk } from './ask.js';
import type { FindingPart } from './finding.js';
import { ownDeadlines } from './part-deadlines.js';
import type { Admitted, ModeFound, PlaceRule, Refused, SettledPlace, UnitFound } from './rule.js';
import { RULES } from './rules.js';

/** A part, and those of its reasons that hold whether or not the application has to be split. */
export interface Draft {
  readonly part: FindingPart;
  readonly reasons: string;
}

/** One matter, from admission to mode: each question goes to its own list of rules. */
export function draftOf(walk: Walk, code: string): Draft | Refused {
  const { input } = walk;
  const matter = matterOn(code, input.receivedOn) ?? emergencyMatter(code);
  const admission = ask(walk, 'ADMISSION', code, RULES.ADMISSION, { input, code, matter });
  const admitted = admission?.found;
  if (admitted && 'outcome' in admitted) return admitted;
  if (!matter) throw new Error('law-in-force let an unknown matter pass');

  const place = always(ask(walk, 'PLACE', code, PLACE_RULES.get(matter)!, { input, matter, mode: admitted?.mode ?? null }));
  if ('missing' in place.found) return { outcome: 'UNDETERMINED', because: place.found.missing };
  const settled = { rule: place.rule, found: place.found };

  const { gmina } = place.found;
  const unit = always(ask(walk, 'UNIT', code, RULES.UNIT, { input, matter, gmina }));
  if (admitted) return fixedDraft(matter, { rule: admission.rule, found: admitted }, settled, unit.found);
  const byAgreement = unit.rule.name === 'agreement';
  const mode = always(ask(walk, 'MODE', code, RULES.MODE, { input, matter, gmina, unit: unit.found.unit, byAgreement }));
  return ordinaryDraft(walk, matter, settled, unit, mode);
}

/** The rules of place whose connection the row names. Others could say nothing about the matter, and are not asked. */
const PLACE_RULES: ReadonlyMap<Matter, readonly PlaceRule[]> = new Map(
  MATTERS.map((matter) => [matter, RULES.PLACE.filter(({ connection }) => connection === null || matter.place.includes(connection))]),
);

/** The last rule of every list but admission settles whatever reaches it. */
function always<Found>(answer: Answer<Found> | undefined): Answer<Found> {
  if (!answer) throw new Error('a list of rules has no last word');
  return answer;
}

function fixedDraft(matter: Matter, fixed: Answer<Admitted>, place: Answer<SettledPlace>, unit: UnitFound): Draft {
  const { mode, statute, because } = fixed.found;
  return {
    part: {
      ...whoAndWhere(matter, mode, unit.unit, place.found),
      costBearing: place.found.costBearing ?? null,
      rule: fixed.rule.name,
      statute,
      because: sentences(because, unit.because),
      deadlines: [],
    },
    reasons: sentences(because, unit.because),
  };
}

function ordinaryDraft({ input }: Walk, matter: Matter, place: Answer<SettledPlace>, unit: Answer<UnitFound>, mode: Answer<ModeFound>): Draft {
  const decisive = mode.found.decisive ? mode : unit.found.decisive ? unit : place;
  const statutes = [place.found.statute ?? place.rule.statute, unit.found.statute, mode.found.statute];
  const reasons = sentences(place.found.because, unit.found.because);
  const keepsClock = mode.found.mode === 'INTERNAL' || mode.found.mode === 'ART38_GMINA';
  return {
    part: {
      ...whoAndWhere(matter, mode.found.mode, unit.found.unit, place.found),
      costBearing: place.found.costBearing ?? null,
      rule: decisive.rule.name,
      statute: [...new Set(statutes.filter((statute) => statute !== undefined))].join('; '),
      because: sentences(reasons, mode.found.because),
      deadlines: keepsClock ? ownDeadlines(matter, input.receivedOn, input.person.urgent) : [],
    },
    reasons,
  };
}

function whoAndWhere(matter: Matter, mode: FindingPart['mode'], unit: Unit, { gmina }: SettledPlace) {
  const level = unit === matter.unit ? matter.level : UNITS[unit].level;
  return { matter: matter.code, mode, unit, level, territory: gmina && territoryOf(gmina, level) };
}

/** TERC at the level of the unit; null for institutions of the whole state. */
function territoryOf(gmina: GminaCode, level: Level): string | null {
  if (level === 'state') return null;
  if (level === 'wojewodztwo') return wojewodztwoOf(gmina);
  return level === 'powiat' ? powiatOf(gmina) : gmina;
}

const sentences = (...all: readonly string[]): string => all.filter((sentence) => sentence !== '').join(' ');
