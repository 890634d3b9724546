/**
 * The table of the match: for each field, each level of agreement with its two probabilities and its Polish sentence.
 *
 *   m  share of the pairs of records of ONE person that show the level
 *   u  share of the pairs of records of TWO people that show it
 *
 * The weight is log2(m / u) bits (Fellegi and Sunter 1969). A level without probabilities weighs nothing. Bits add up.
 *
 * Provenance: set by hand, in round numbers, NOT fitted to the sets on which the tests measure. The labelled pairs of the OpenCR
 * set agree with the order of magnitude of m for names, dates and telephones; its slips are generated and more frequent than a
 * register's (a fifth of all names), so m of a slip is lower here. u of a birth date is one day out of about 80 years; u of a name
 * is the share of a name that is not common (name-frequencies.ts has the others). The levels that only Polish data has (forms of a
 * surname, double surnames, transliteration, PESEL) rest on judgement alone. Another spelling of one name weighs about as much as
 * the name itself: who spells is as likely to spell so for one person as for two.
 */
export const LEVELS = {
  PESEL: {
    SAME: { m: 0.95, u: 1e-7, because: 'Numer PESEL jest ten sam.' },
    ONE_SLIP: { m: 0.02, u: 1e-5, because: 'Numery PESEL różnią się jedną cyfrą albo przestawieniem dwóch sąsiednich cyfr.' },
    NEIGHBOURING: { m: 1e-5, u: 1, because: 'Numery PESEL są różne i sąsiadują ze sobą, jak u bliźniąt.' },
    DIFFERENT: { m: 1e-5, u: 1, because: 'Numery PESEL są różne i oba są poprawne.' },
    REISSUED: { m: 0.002, u: 1, because: 'Numery PESEL są różne, jak po sprostowaniu daty urodzenia: każdy pasuje do daty z własnego zapisu.' },
    DOUBTFUL: { m: 0.02, u: 1, because: 'Numery PESEL są różne, ale co najmniej jeden nie pasuje do daty urodzenia albo płci z własnego zapisu.' },
    MALFORMED: { because: 'Numer PESEL w co najmniej jednym zapisie jest błędny, więc niczego nie dowodzi.' },
    ANNULLED: { because: 'Numer PESEL w co najmniej jednym zapisie został unieważniony, więc niczego nie dowodzi.' },
    MISSING: { because: 'Nie w obu zapisach jest numer PESEL. Brak numeru niczemu nie przeczy.' },
  },
  DOCUMENT: {
    SAME: { m: 0.65, u: 1e-6, because: 'Numer dokumentu i kraj wydania są te same.' },
    ONE_SLIP: { m: 0.05, u: 1e-5, because: 'Numery dokumentów tego samego kraju różnią się jednym znakiem.' },
    DIFFERENT: { m: 0.3, u: 1, because: 'Numery dokumentów są różne; jedna osoba może mieć kilka dokumentów.' },
    MISSING: { because: 'Nie w obu zapisach jest dokument tego samego kraju.' },
  },
  GIVEN_NAME: {
    SAME: { m: 0.6, u: 0.003, because: 'Imię jest takie samo.' },
    SAME_WITHOUT_MARKS: { m: 0.02, u: 1e-4, because: 'Imię jest takie samo bez znaków diakrytycznych.' },
    SAME_SOUND: { m: 0.03, u: 3e-4, because: 'Imię brzmi tak samo, a zapisano je inaczej (transliteracja).' },
    FIRST_OF_SEVERAL: { m: 0.25, u: 0.003, because: 'Pierwsze imię jest takie samo; w jednym zapisie są dalsze imiona.' },
    VARIANT: { m: 0.012, u: 3.6e-4, because: 'To zdrobnienie albo obcojęzyczna postać tego samego imienia.' },
    SHORT_FOR_SEVERAL: { m: 0.004, u: 2e-4, because: 'To może być zdrobnienie tego samego imienia, ale zdrabnia się tak więcej niż jedno imię.' },
    OWN_NAMES: { m: 0.004, u: 4e-4, because: 'To postacie jednego imienia, ale każda bywa też imieniem osobnym.' },
    SWAPPED: { m: 0.004, u: 8e-6, because: 'Imię stoi na miejscu nazwiska, a nazwisko na miejscu imienia.' },
    SWAPPED_NEARLY: { m: 0.001, u: 5e-5, because: 'Imię i nazwisko stoją na odwrotnych miejscach i różnią się jedną literą albo członem.' },
    ONE_SLIP: { m: 0.036, u: 9e-4, because: 'Imiona różnią się jedną literą.' },
    OTHER_GENDER: { m: 0.002, u: 0.001, because: 'Imiona wyglądają na męską i żeńską postać jednego imienia.' },
    INFLECTED: { m: 0.002, u: 0.001, because: 'Imię może być to samo, zapisane w innym przypadku gramatycznym.' },
    TWO_SLIPS: { m: 0.01, u: 0.004, because: 'Imiona różnią się dwiema literami.' },
    ONE_OF_SEVERAL: { m: 0.01, u: 0.006, because: 'Wspólne jest tylko jedno z kilku imion.' },
    DIFFERENT: { m: 0.015, u: 0.98, because: 'Imiona są różne.' },
    MISSING: { because: 'Nie w obu zapisach jest imię.' },
  },
  FAMILY_NAME: {
    SAME: { m: 0.78, u: 5e-4, because: 'Nazwisko jest takie samo.' },
    SAME_WITHOUT_MARKS: { m: 0.03, u: 2e-5, because: 'Nazwisko jest takie samo bez znaków diakrytycznych.' },
    OTHER_GENDER: { m: 0.01, u: 2e-4, because: 'To męska i żeńska forma tego samego nazwiska.' },
    SAME_SOUND: { m: 0.03, u: 3e-5, because: 'Nazwisko brzmi tak samo, a zapisano je inaczej (transliteracja).' },
    PART_OF_DOUBLE: { m: 0.03, u: 3e-4, because: 'Jeden z członów nazwiska dwuczłonowego jest wspólny.' },
    FORMER: { m: 0.03, u: 5e-4, because: 'Nazwisko zgadza się z nazwiskiem rodowym albo wcześniejszym.' },
    SWAPPED: { m: 0.004, u: 8e-6, because: 'Nazwisko stoi na miejscu imienia, a imię na miejscu nazwiska.' },
    SWAPPED_NEARLY: { m: 0.001, u: 5e-5, because: 'Nazwisko i imię stoją na odwrotnych miejscach i różnią się jedną literą albo członem.' },
    ONE_SLIP: { m: 0.038, u: 9.5e-4, because: 'Nazwiska różnią się jedną literą.' },
    INFLECTED: { m: 0.002, u: 0.001, because: 'Nazwisko może być to samo, zapisane w innym przypadku gramatycznym.' },
    TWO_SLIPS: { m: 0.005, u: 0.002, because: 'Nazwiska różnią się dwiema literami.' },
    DIFFERENT: { m: 0.04, u: 0.99, because: 'Nazwiska są różne.' },
    MISSING: { because: 'Nie w obu zapisach jest nazwisko.' },
  },
  BIRTH_DATE: {
    SAME: { m: 0.925, u: 4e-5, because: 'Data urodzenia jest taka sama.' },
    INVENTED_DAY: { m: 0.015, u: 0.002, because: 'Rok urodzenia jest ten sam, a 1 stycznia i 1 lipca bywają wpisywane, gdy dnia nie znano.' },
    SAME_MONTH: { m: 0.01, u: 0.001, because: 'Rok i miesiąc urodzenia są te same; dnia nie ma w co najmniej jednym zapisie.' },
    SAME_YEAR: { m: 0.02, u: 0.012, because: 'Rok urodzenia jest ten sam; miesiąca nie ma w co najmniej jednym zapisie.' },
    ONE_SLIP: { m: 0.02, u: 0.0015, because: 'Daty urodzenia różnią się jedną cyfrą, jednym dniem, zamianą dnia z miesiącem albo stuleciem.' },
    DIFFERENT: { m: 0.01, u: 0.98, because: 'Daty urodzenia są różne.' },
    MISSING: { because: 'Nie w obu zapisach jest data urodzenia.' },
  },
  SEX: {
    // A given name says the sex already: u is higher than one half, so that one fact does not count twice.
    SAME: { m: 0.99, u: 0.75, because: 'Płeć jest ta sama.' },
    DIFFERENT: { m: 0.01, u: 0.5, because: 'Płeć jest różna.' },
    MISSING: { because: 'Nie w obu zapisach jest płeć.' },
  },
  PHONE: {
    // A family, a shelter or a guardian answers one telephone: u is far above one number in a million.
    SAME: { m: 0.7, u: 0.005, because: 'Numer telefonu jest ten sam; telefon bywa wspólny w rodzinie.' },
    DIFFERENT: { m: 0.3, u: 0.99, because: 'Numery telefonu są różne; numery się zmieniają.' },
    MISSING: { because: 'Nie w obu zapisach jest numer telefonu.' },
  },
  ADDRESS: {
    SAME: { m: 0.6, u: 0.005, because: 'Adres jest ten sam; pod jednym adresem mieszka zwykle kilka osób.' },
    SAME_HOUSE: { m: 0.1, u: 0.01, because: 'Budynek jest ten sam; numeru lokalu nie ma w co najmniej jednym zapisie.' },
    DIFFERENT: { m: 0.3, u: 0.95, because: 'Adresy są różne; ludzie się przeprowadzają.' },
    MISSING: { because: 'Nie w obu zapisach jest adres.' },
  },
} as const satisfies Record<string, Record<string, Level>>;

interface Level {
  readonly m?: number;
  readonly u?: number;
  /** A Polish sentence that holds for both orders of the two records and repeats nothing of what they say. */
  readonly because: string;
}

export type MatchField = keyof typeof LEVELS;
export type LevelOf<F extends MatchField> = keyof (typeof LEVELS)[F] & string;

/** The level of every field of one pair. */
export type Levels = { readonly [F in MatchField]: LevelOf<F> };

/** Weight of the level in bits; negative speaks against. */
export function bitsOf<F extends MatchField>(field: F, level: LevelOf<F>): number {
  const { m, u }: Level = levelOf(field, level);
  return m === undefined || u === undefined ? 0 : Math.log2(m / u);
}

export const sentenceOf = <F extends MatchField>(field: F, level: LevelOf<F>): string => levelOf(field, level).because;

const levelOf = (field: MatchField, level: string): Level => {
  const levels: Readonly<Record<string, Level>> = LEVELS[field];
  return levels[level]!;
};
