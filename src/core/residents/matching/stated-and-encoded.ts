import { birthDateOf, sexOf } from '../../../vocabulary/pesel.js';
import { birthDatesContradict } from './compare-birth-dates.js';
import type { MatchablePerson } from './matchable-person.js';
import type { PartialDate } from './partial-date.js';

/** The stated date; where none is stated, the one that a valid PESEL encodes. */
export const bornOn = ({ birthDate, pesel }: MatchablePerson): PartialDate | undefined =>
  birthDate ?? (pesel.state === 'VALID' ? birthDateOf(pesel.value) : undefined);

/** The stated sex; where none is stated, the one that a valid PESEL encodes. */
export const sexOfPerson = ({ sex, pesel }: MatchablePerson): MatchablePerson['sex'] =>
  sex ?? (pesel.state === 'VALID' ? sexOf(pesel.value) : undefined);

export const encodesOtherBirthDate = ({ birthDate, pesel }: MatchablePerson): boolean =>
  pesel.state === 'VALID' && birthDatesContradict(birthDate, birthDateOf(pesel.value));

export const encodesOtherSex = ({ sex, pesel }: MatchablePerson): boolean => pesel.state === 'VALID' && sex !== undefined && sex !== sexOf(pesel.value);

/** The number and the rest of one record contradict each other, so one of them was copied wrongly. */
export const contradictsItself = (person: MatchablePerson): boolean => encodesOtherBirthDate(person) || encodesOtherSex(person);
