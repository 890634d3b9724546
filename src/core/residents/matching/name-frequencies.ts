import { tidyName } from './name-spelling.js';
import type { ReadName } from './read-name.js';
import { soundsOf } from './slavic-sound.js';
import { masculine } from './surname-gender.js';

/**
 * Common names prove less: two people called Anna Nowak born on one day exist in every larger city. Shares per thousand,
 * estimated in round steps from general knowledge of Polish names, to be checked against the published counts (dane.gov.pl, "Nazwiska" and
 * "Imiona występujące w rejestrze PESEL"); for Ukrainian names, of the same order among Ukrainians: the people among whom such a record is
 * looked for.
 * Names of today have their share among those born since about 2000, and names of a people their share in it: who is born on one day, or
 * comes from one country, is looked for among these.
 * Both sexes and every spelling of a name count together. A name that is not listed has the u of its level SAME.
 */
const SURNAMES: Shares = {
  100: 'Nguyen', 60: 'Tran Pham Hoang', 10: 'Singh Kumar Ali Mohammed Muhammad Ahmed Ahmad Hassan Hussein Khan',
  6: 'Nowak', 4: 'Kowalski', 3: 'Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Melnyk Szewczenko',
  2: 'Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Kowalenko Bondarenko Bojko Tkaczenko Krawczenko',
  1.3: `Zając Pawłowski Michalski Król Nowakowski Wieczorek Wróbel Jabłoński Dudek Adamczyk Majewski Nowicki Olszewski Stępień Malinowski Jaworski
    Górski Witkowski Pawlak Walczak Sikora Rutkowski Baran Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski Kowalczuk Olijnyk
    Szewczuk Koval Polischuk Iwanow Petrenko Lysenko Moroz Marczenko Rudenko`,
};
const GIVEN_NAMES: Shares = {
  40: `Mohammed Muhammad Mohamed Mohammad Ahmed Ahmad Ali Hassan Hasan Hussein Husain Omar Ibrahim Mahmoud Khaled Khalid Yousef Youssef Yusuf Mustafa Fatima Maryam Mariam Aisha
    Hung Minh Anh Tuan Huong Lan Hoa Linh Trang Thuy Duc Dung Quang`,
  30: `Anna Oleksandr Serhij Ołena Olena Tetiana Natalia Wołodymyr Volodymyr Iryna Oksana
    Lena Maja Oliwia Zuzanna Hanna Amelia Emilia Laura Alicja Pola Wiktoria Nadia Lilianna Liliana Antoni Jakub Szymon Filip Franciszek Leon Nikodem
    Ignacy Mikołaj Aleksander Kacper Wojciech Stanisław Tymon Oliwier Dawid Patryk Damian Sebastian`,
  20: `Piotr Maria Katarzyna Krzysztof Andrzej Julia Aleksandra Kateryna Andrij Wiktor Ludmyła Switłana Svitlana Anastasija Mykoła Mykola
    Gabriela Martyna Dominika Weronika Nikola Adrian Daniel Dominik Igor Hubert Bartosz Bartłomiej Krystian Mychajło Mykhailo Witalij Jewhen Yevhen Denys`,
  15: `Małgorzata Agnieszka Tomasz Jan Paweł Barbara Ewa Krystyna Elżbieta Michał Marcin Zofia Dmytro Iwan Ivan Olha Wiktorija Kamila Patrycja
    Paulina Ewelina Sylwia Izabela Klaudia Artur Konrad Rafał Ołeh Oleh Sofija Wira Walentyna Lubow`,
  10: `Magdalena Joanna Adam Marek Łukasz Grzegorz Mateusz Monika Teresa Danuta Karolina Dorota Marta Józef
    Mariusz Dariusz Zbigniew Jerzy Jadwiga Kamil Maciej Ryszard Robert Jacek Tadeusz Irena Beata Aneta Halina Jolanta
    Henryk Stanisława Helena Marianna Władysława Genowefa Czesława Zdzisława Justyna Bożena Janina Grażyna Iwona Roman Bohdan Ihor Jurij Maksym Petro Wasyl`,
};

type Shares = Readonly<Record<number, string>>;

/** A surname is looked up in its masculine sound. */
const inMasculine = (sounds: readonly string[]): readonly string[] => sounds.map(masculine);
const asItIs = (sounds: readonly string[]): readonly string[] => sounds;

function perThousand(shares: Shares, form: typeof asItIs): ReadonlyMap<string, number> {
  return new Map(Object.entries(shares).flatMap(([share, names]) =>
    names.trim().split(/\s+/).flatMap((name) => form(soundsOf(tidyName(name))).map((key) => [key, Number(share)] as const))));
}
const TABLES = {
  FAMILY_NAME: { shares: perThousand(SURNAMES, inMasculine), form: inMasculine, unlisted: 0.5 },
  GIVEN_NAME: { shares: perThousand(GIVEN_NAMES, asItIs), form: asItIs, unlisted: 3 },
} as const;

/**
 * How many times more common than an unlisted name the most common part of any of the names is; 1 at least.
 *
 *   FAMILY_NAME: Nowak → 12      Nowak-Brzęk → 12      Brzęk → 1      GIVEN_NAME: Anna → 10      Ksawery → 1
 */
export function timesMoreCommon(field: keyof typeof TABLES, names: readonly (ReadName | undefined)[]): number {
  const { shares, form, unlisted } = TABLES[field];
  const keys = names.flatMap((name) => (name ? [name, ...name.parts] : [])).flatMap(({ sounds }) => form(sounds));
  return Math.max(1, ...keys.map((key) => (shares.get(key) ?? 0) / unlisted));
}
