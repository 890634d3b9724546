import type { Channel } from '../../../core/routing/facts.js';
import { parseGminaCode } from '../../../vocabulary/gmina-code.js';

/** What the fields of `CompetenceInput` are called for people. */
export const CHANNEL_NAMES = {
  PAPER: 'na papierze', EDORECZENIA: 'e-Doręczenia', ACCOUNT: 'konto w systemie centrum', ORAL_PROTOCOL: 'ustnie do protokołu', EMAIL: 'e-mail', PHONE: 'rozmowa telefoniczna',
} as const satisfies Record<Channel, string>;
export const PLACES = {
  residence: 'Zamieszkanie', stay: 'Pobyt', lastPermanentRegistration: 'Ostatnie zameldowanie na pobyt stały',
  careHome: 'Gmina, która skierowała do domu pomocy', realEstate: 'Położenie nieruchomości', school: 'Siedziba szkoły albo placówki',
} as const;
export const CIRCUMSTANCES = {
  homeless: 'osoba bezdomna', foreigner: 'cudzoziemiec', urgent: 'sprawa nie cierpi zwłoki', agreementOfApplicant: 'wnioskodawca zgadza się na przekazanie (ustawa o CUS art. 38)',
} as const;

export type Place = keyof typeof PLACES;
export interface Facts extends Readonly<Partial<Record<Place, string> & Record<keyof typeof CIRCUMSTANCES, true>>> {
  readonly matters: readonly string[];
  readonly channel: string;
  readonly receivedOn?: string;
}
/** Sentences by field; empty when the hub can be asked. */
export type Faults = Readonly<Partial<Record<'matters' | Place, string>>>;

/** Place of a form, as it was typed: people write codes with spaces. */
const placeIn = (form: FormData, name: Place): string => String(form.get(name) ?? '').replaceAll(/\s/g, '');

export function factsOf(form: FormData, matters: readonly string[]): Facts {
  const receivedOn = String(form.get('receivedOn') ?? '');
  const places = placeNames.flatMap((name) => (placeIn(form, name) === '' ? [] : [[name, placeIn(form, name)] as const]));
  const circumstances = Object.keys(CIRCUMSTANCES).filter((name) => form.has(name)).map((name) => [name, true] as const);
  return { matters, ...(receivedOn !== '' && { receivedOn }), channel: String(form.get('channel')), ...Object.fromEntries<string | true>([...places, ...circumstances]) };
}

export function faultsOf(form: FormData, matters: readonly string[]): Faults {
  const wrong = placeNames.filter((name) => placeIn(form, name) !== '' && parseGminaCode(placeIn(form, name)) === undefined);
  return {
    ...(matters.length === 0 && { matters: 'Wybierz co najmniej jedną sprawę.' }), ...(matters.length > MATTERS_MAX && { matters: `Wybierz najwyżej ${MATTERS_MAX} spraw.` }),
    ...Object.fromEntries(wrong.map((name) => [name, 'To nie jest kod TERC gminy: potrzeba siedmiu cyfr, na przykład 3208083.'])),
  };
}
const placeNames = Object.keys(PLACES) as Place[];
/** As many as the graph takes in one application. */
const MATTERS_MAX = 20;

export interface Matter { readonly code: string; readonly name: string }

export const MATTERS_QUERY = '{ matters { code name } }';
export const FINDING_QUERY = `query Tester($input: CompetenceInput!) {
  competence(input: $input) {
    outcome
    because
    parts { matter mode unit { code name } territory costBearing rule statute because deadlines { kind rawEnd legalEnd alarm } }
    trail { matter question rule settled found inputs { fact value } }
  }
}`;
