import { isMatterCode, MATTER_CODES } from './core/law/matters.js';
import { parseTerm } from './core/law/term.js';
import { canHaveByAgreement, isUnit } from './core/law/units.js';
import { COUNTED_DAYS, isInForce } from './core/law/validity.js';
import { competence } from './core/routing/competence.js';
import { deadline } from './core/routing/deadlines.js';
import { type Agreement, type Centre, CENTRE_FORMS, CHANNELS, type CompetenceInput, type PersonFacts } from './core/routing/facts.js';
import type { GminaCode } from './vocabulary/gmina-code.js';
import { type LocalDate, parseLocalDate } from './vocabulary/local-date.js';
import { parseExistingGmina } from './vocabulary/terc.js';

/** What a command prints: `json` to stdout, or `error` (`{"error":{code,field,message}}`, never a value of the input) and exit code 2. */
export type Printed = { readonly ok: true; readonly json: string } | { readonly ok: false; readonly error: string };

/** More is refused unread. UTF-16 units; a real case has under 2 000. */
export const INPUT_AT_MOST = 1_000_000;

/**
 * `competence < case.json`
 *   input  => { centre: { form, gminas, powiatRights, agreements: [ { matter, unit, basis } ] }, matters, receivedOn, channel,
 *               agreementOfApplicant, person: { residence, stay, lastPermanentRegistration, homeless, foreigner, urgent, careHome },
 *               realEstate, school }, every field given, unknown places null, no other fields
 *   output => CompetenceFinding
 */
export const competenceFromJson = (text: string): Printed =>
  printed(() => {
    if (text.length > INPUT_AT_MOST) refuse('input', `Dane wejściowe mogą mieć najwyżej ${INPUT_AT_MOST} znaków.`);
    return JSON.stringify(competence(caseOf(parsedJson(text))), null, 2);
  });

/** `deadline 2026-11-24 P30D` => `{ rawEnd, legalEnd, alarm }`. Start in 1991–2999; terms PnD, PnW, PnM, PnY, PnWD. */
export const deadlineFromArguments = (args: readonly string[]): Printed =>
  printed(() => {
    const [start, term] = args;
    if (args.length !== 2) refuse('arguments', 'Podaj datę początkową i termin, na przykład: 2026-11-24 P30D.');
    const from = dateOf(start, 'start');
    if (!isInForce(COUNTED_DAYS, from)) refuse('start', 'Kalendarz dni wolnych obejmuje lata 1991–2999.');
    const length = parseTerm(term ?? '') ?? refuse('term', 'Termin ma postać PnD, PnW, PnM, PnY albo PnWD (dni robocze), n od 1 do 9999, lata do 999.');
    return JSON.stringify(deadline(from, length));
  });

class InvalidInput extends Error {
  constructor(readonly field: string, message: string) {
    super(message);
  }
}

function refuse(field: string, message: string): never {
  throw new InvalidInput(field, message);
}

function printed(print: () => string): Printed {
  try {
    return { ok: true, json: print() };
  } catch (problem) {
    if (!(problem instanceof InvalidInput)) throw problem;
    const { field, message } = problem;
    return { ok: false, error: JSON.stringify({ error: { code: 'INVALID_INPUT', field, message } }) };
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')); // what Windows puts before UTF-8
  } catch {
    return refuse('input', 'Dane wejściowe nie są poprawnym dokumentem JSON.'); // the parser's own message would quote the input
  }
}

const CASE_FIELDS = ['centre', 'matters', 'receivedOn', 'channel', 'agreementOfApplicant', 'person', 'realEstate', 'school'] as const;
const CENTRE_FIELDS = ['form', 'gminas', 'powiatRights', 'agreements'] as const;
const AGREEMENT_FIELDS = ['matter', 'unit', 'basis'] as const;
const PERSON_FIELDS = ['residence', 'stay', 'lastPermanentRegistration', 'homeless', 'foreigner', 'urgent', 'careHome'] as const;

function caseOf(json: unknown): CompetenceInput {
  const given = fieldsOf(json, CASE_FIELDS, '');
  return {
    centre: centreOf(given.centre),
    matters: listOf(given.matters, 'matters', MATTER_CODES.length, matterOf),
    receivedOn: dateOf(given.receivedOn, 'receivedOn'),
    channel: oneOf(CHANNELS, given.channel, 'channel'),
    agreementOfApplicant: booleanOf(given.agreementOfApplicant, 'agreementOfApplicant'),
    person: personOf(given.person),
    realEstate: placeOf(given.realEstate, 'realEstate'),
    school: placeOf(given.school, 'school'),
  };
}

function centreOf(json: unknown): Centre {
  const given = fieldsOf(json, CENTRE_FIELDS, 'centre');
  return {
    form: oneOf(CENTRE_FORMS, given.form, 'centre.form'),
    gminas: listOf(given.gminas, 'centre.gminas', 100, gminaOf),
    powiatRights: booleanOf(given.powiatRights, 'centre.powiatRights'),
    agreements: agreementsOf(given.agreements),
  };
}

function agreementsOf(json: unknown): readonly Agreement[] {
  if (!Array.isArray(json) || json.length > 1000) return refuse('centre.agreements', 'Potrzebna jest lista, najwyżej 1000 porozumień.');
  const agreements = json.map((each, i) => {
    const at = `centre.agreements[${i}]`;
    const given = fieldsOf(each, AGREEMENT_FIELDS, at);
    const unit = typeof given.unit === 'string' && isUnit(given.unit) ? given.unit : refuse(`${at}.unit`, 'Nieznany kod jednostki.');
    if (!canHaveByAgreement(unit)) refuse(`${at}.unit`, 'Porozumienie albo upoważnienie powierza sprawę jednostce gminy albo powiatu, a wykonanie usługi także podmiotowi, który nie jest organem.');
    return { matter: matterOf(given.matter, `${at}.matter`), unit, basis: basisOf(given.basis, `${at}.basis`) };
  });
  const matters = new Set(agreements.map(({ matter }) => matter));
  return matters.size === agreements.length ? agreements : refuse('centre.agreements', 'Jedna sprawa ma najwyżej jedno porozumienie.');
}

function personOf(json: unknown): PersonFacts {
  const given = fieldsOf(json, PERSON_FIELDS, 'person');
  return {
    residence: placeOf(given.residence, 'person.residence'),
    stay: placeOf(given.stay, 'person.stay'),
    lastPermanentRegistration: placeOf(given.lastPermanentRegistration, 'person.lastPermanentRegistration'),
    homeless: booleanOf(given.homeless, 'person.homeless'),
    foreigner: booleanOf(given.foreigner, 'person.foreigner'),
    urgent: booleanOf(given.urgent, 'person.urgent'),
    careHome: placeOf(given.careHome, 'person.careHome'),
  };
}

/** All of the names and no other. A wrong name is repeated only when it looks like one: anything could stand in a key. */
function fieldsOf<Name extends string>(json: unknown, names: readonly Name[], at: string): Readonly<Record<Name, unknown>> {
  const inside = (name: string): string => (at === '' ? name : `${at}.${name}`);
  if (!isObject(json)) return refuse(at || 'input', 'Potrzebny jest obiekt JSON.');
  const known: readonly string[] = names;
  const unknown = Object.keys(json).find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(/^[a-z][a-zA-Z]{0,39}$/.test(unknown) ? inside(unknown) : at || 'input', `Nieznane pole. Dozwolone: ${names.join(', ')}.`);
  return hasAll(json, names) ? json : refuse(inside(names.find((name) => !Object.hasOwn(json, name)) ?? ''), 'Brakuje pola; nieznane miejsce podaje się jako null.');
}

const isObject = (json: unknown): json is object => typeof json === 'object' && json !== null && !Array.isArray(json);

const hasAll = <Name extends string>(json: object, names: readonly Name[]): json is Record<Name, unknown> =>
  names.every((name) => Object.hasOwn(json, name));

/** Not empty, nothing twice. The message says which position is wrong. */
function listOf<Read>(json: unknown, field: string, atMost: number, read: (each: unknown, field: string, which: string) => Read): readonly Read[] {
  if (!Array.isArray(json) || json.length === 0 || json.length > atMost) return refuse(field, `Potrzebna jest lista, od 1 do ${atMost} pozycji.`);
  const list = json.map((each, i) => read(each, field, `Pozycja ${i + 1}: `));
  return new Set(list).size === list.length ? list : refuse(field, 'Pozycje listy się powtarzają.');
}

const oneOf = <Word extends string>(words: readonly Word[], json: unknown, field: string): Word =>
  words.find((word) => word === json) ?? refuse(field, `Dozwolone wartości: ${words.join(', ')}.`);

const booleanOf = (json: unknown, field: string): boolean => (typeof json === 'boolean' ? json : refuse(field, 'Potrzebna jest wartość true albo false.'));

const matterOf = (json: unknown, field: string, which = ''): string =>
  typeof json === 'string' && isMatterCode(json) ? json : refuse(field, `${which}Nieznany kod sprawy.`);

const basisOf = (json: unknown, field: string): string =>
  typeof json === 'string' && /^[^\p{Cc}]{3,200}$/u.test(json) ? json : refuse(field, 'Podstawa to tekst od 3 do 200 znaków, w jednym wierszu.');

const dateOf = (json: unknown, field: string): LocalDate =>
  (typeof json === 'string' ? parseLocalDate(json) : undefined) ?? refuse(field, 'Potrzebna jest istniejąca data w postaci RRRR-MM-DD.');

const gminaOf = (json: unknown, field: string, which = ''): GminaCode =>
  (typeof json === 'string' ? parseExistingGmina(json) : undefined) ?? refuse(field, `${which}Potrzebny jest siedmiocyfrowy kod TERC gminy w istniejącym powiecie.`);

const placeOf = (json: unknown, field: string): GminaCode | null => (json === null ? null : gminaOf(json, field));
