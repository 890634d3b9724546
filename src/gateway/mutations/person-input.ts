import type { ApplicantInput, PersonConcernedInput, PersonIdentifierInput } from '../../../schema/types/person.js';
import type { Applicant, NamedPerson, PersonConcerned } from '../../core/applications/application.js';
import { type Ade, parseAde } from '../../vocabulary/ade.js';
import { parseGminaCode, type GminaCode } from '../../vocabulary/gmina-code.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { parsePersonIdentifier } from '../../vocabulary/person-identifier.js';
import { refuse } from '../../vocabulary/refusals.js';

const LIMITS = { name: 100, address: 200, phone: 40 } as const;

interface NamedInput {
  readonly identifier: PersonIdentifierInput;
  readonly givenName: string;
  readonly familyName: string;
  readonly address?: string;
  readonly phone?: string;
}

/** A person of the input with a checked identifier and names of sane length; `field` leads to what is wrong. */
export function namedPerson(input: ApplicantInput | PersonConcernedInput, field: string): Outcome<NamedPerson> {
  const { identifier: raw, givenName, familyName, address, phone }: NamedInput = input;
  const identifier = parsePersonIdentifier(raw);
  if (!identifier) return refuse('IDENTIFIER_INVALID', `${field}.identifier`);
  if (!isName(givenName)) return refuse('INVALID_VALUE', `${field}.givenName`);
  if (!isName(familyName)) return refuse('INVALID_VALUE', `${field}.familyName`);
  if (address !== undefined && address !== null && !isText(address, LIMITS.address)) return refuse('INVALID_VALUE', `${field}.address`);
  if (phone !== undefined && phone !== null && !isText(phone, LIMITS.phone)) return refuse('INVALID_VALUE', `${field}.phone`);
  return done({
    identifier, givenName: givenName.trim(), familyName: familyName.trim(), ...(address && { address: address.trim() }), ...(phone && { phone: phone.trim() }),
  });
}

export function personConcerned(input: PersonConcernedInput, field: string): Outcome<PersonConcerned> {
  const named = namedPerson(input, field);
  if (!named.ok) return named;
  const { homeless, foreigner, urgent, residence, stay, lastPermanentRegistration, careHome } = input;
  const places = gminasOf({ residence, stay, lastPermanentRegistration, careHome }, `${field}.`);
  return places.ok ? done({ ...named.value, homeless, foreigner, urgent, ...places.value }) : places;
}

/** TERC codes of gminas, null where none was given; `path` leads to their fields. */
export function gminasOf<Field extends string>(given: Readonly<Record<Field, string | null | undefined>>, path = ''): Outcome<Record<Field, GminaCode | null>> {
  const read = (Object.entries(given) as [Field, string | null | undefined][]).map(([field, text]) => [field, text ? parseGminaCode(text) : text === '' ? undefined : null] as const);
  const wrong = read.find(([, code]) => code === undefined);
  return wrong ? refuse('INVALID_VALUE', `${path}${wrong[0]}`) : done(Object.fromEntries(read) as Record<Field, GminaCode | null>);
}

/** Who files, with where letters to them go. */
export function applicantOf(input: ApplicantInput, field: string): Outcome<NamedPerson & Pick<Applicant, 'capacity' | 'ade'>> {
  const named = namedPerson(input, field);
  if (!named.ok) return named;
  const ade = adeOf(input.ade, `${field}.ade`);
  return ade.ok ? done({ ...named.value, capacity: input.capacity, ...(ade.value && { ade: ade.value }) }) : ade;
}

/** An address for electronic delivery, or undefined where none was given. */
export function adeOf(text: string | null | undefined, field: string): Outcome<Ade | undefined> {
  if (text === undefined || text === null) return done(undefined);
  const ade = parseAde(text.trim());
  return ade ? done(ade) : refuse('INVALID_VALUE', field);
}

/** A postal address, or undefined where none was given. */
export function addressOf(text: string | null | undefined, field: string): Outcome<string | undefined> {
  if (text === undefined || text === null) return done(undefined);
  return isText(text, LIMITS.address) ? done(text.trim()) : refuse('INVALID_VALUE', field);
}

/** `-` and `123` call nobody. */
const isName = (text: string) => isText(text, LIMITS.name) && /\p{L}/u.test(text);

export const isText = (text: string, length: number) => text.trim().length > 0 && text.length <= length;
