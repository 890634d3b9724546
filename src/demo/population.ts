import { DEMO_GMINA } from '../../connectors/ngo/demo-services.js';
import type { SyntheticPerson } from '../../connectors/synthetic-person.js';
import { parseGminaCode } from '../vocabulary/gmina-code.js';
import { parseLocalDate, type LocalDate } from '../vocabulary/local-date.js';
import { parsePesel, type Pesel } from '../vocabulary/pesel.js';

/**
 * Residents of the demo gmina. Nobody here exists: names are put together, numbers are computed, the gmina's code belongs to no gmina.
 * Between them they show what sources do: one knows a person and another does not, and two disagree about a name.
 */
const FEMALE = ['Anna', 'Halina', 'Zofia', 'Łucja', 'Oksana', 'Maria', 'Jadwiga', 'Świętosława'] as const;
const MALE = ['Jan', 'Zbigniew', 'Mirosław', 'Żegota', 'Ołeksandr', 'Kazimierz', 'Ludwik', 'Gracjan'] as const;
const SURNAMES = ['Przykładowa', 'Testowa', 'Wzorcowa', 'Próbna', 'Zmyślona'] as const;
const STREETS = ['Lipowa', 'Słoneczna', 'Źródlana', 'Spółdzielcza'] as const;
const PEOPLE = 40;

const gmina = parseGminaCode(DEMO_GMINA)!;
const date = (text: string): LocalDate => parseLocalDate(text)!;

export const POPULATION: readonly SyntheticPerson[] = syntheticPeople(PEOPLE);

/** The first so many of them, 100 at most: the number of a person has two digits for it. */
export function syntheticPeople(count: number): SyntheticPerson[] {
  return Array.from({ length: count }, (_, i) => person(i));
}

function person(i: number): SyntheticPerson {
  const sex = i % 2 === 0 ? 'FEMALE' : 'MALE';
  const birthDate = date(`${1936 + ((i * 7) % 66)}-${two(1 + ((i * 5) % 12))}-${two(1 + ((i * 11) % 28))}`);
  const surname = SURNAMES[i % SURNAMES.length]!;
  const registeredFrom = date(`${2002 + (i % 20)}-03-01`);
  return {
    identifier: { type: 'PESEL', value: syntheticPesel(birthDate, i, sex) },
    givenName: (sex === 'FEMALE' ? FEMALE : MALE)[Math.floor(i / 2) % FEMALE.length]!,
    familyName: sex === 'FEMALE' ? surname : surname.replace(/a$/, 'y'),
    birthDate, sex,
    gmina: {
      gmina, locality: 'Zielone Wzgórze', street: STREETS[i % STREETS.length]!, house: String(1 + i), postalCode: '00-000',
      from: registeredFrom, householdSize: 1 + (i % 4), ...(i % 3 === 0 && { flat: String(1 + (i % 9)) }),
    },
    ...(i % 3 !== 1 && {
      ops: {
        lastInterviewOn: date(`2026-0${1 + (i % 9)}-15`), ...(i % 12 === 0 && { familyName: 'Dawniejsza' }),
        benefits: [{ name: 'zasiłek okresowy', area: 'PS' as const, monthlyAmountGrosz: 41_800 + i * 100, from: date('2026-01-01'), until: date('2026-12-31') }],
      },
    }),
    ...(i % 4 === 1 && { pup: { status: i % 8 === 1 ? 'UNEMPLOYED' as const : 'JOB_SEEKER' as const, since: date('2026-05-04') } }),
    ...(i % 6 !== 5 && { insurance: insuranceOf(i) }),
    ...(i % 5 !== 4 && { health: { generalPractitioner: 'Przychodnia Zielone Wzgórze', active: true } }),
  };
}

/** Whoever is not given one is not in the central list at all, which is not the same as not insured. */
function insuranceOf(i: number): NonNullable<SyntheticPerson['insurance']> {
  if (i === 13) return { status: 'ANNULLED_PESEL' };
  if (i % 7 === 3) return { status: 'NOT_INSURED' };
  const isUkrainian = i % 8 === 4;
  return { status: 'INSURED', ...(isUkrainian && { notes: [{ code: 'UKR', text: 'Pacjent posiada uprawnienie na mocy ustawy o pomocy obywatelom Ukrainy' }] }) };
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** Computed for a date of birth; the serial begins with 9, so that numbers of small registers are not met by chance. */
function syntheticPesel(birth: LocalDate, i: number, sex: 'FEMALE' | 'MALE'): Pesel {
  const [year, month, day] = birth.split('-') as [string, string, string];
  const first = `${year.slice(2)}${two(Number(month) + (Number(year) >= 2000 ? 20 : 0))}${day}9${two(i)}${sex === 'MALE' ? 1 : 0}`;
  return [...'0123456789'].flatMap((check) => parsePesel(first + check) ?? [])[0]!;
}
