import { tidyName } from './name-spelling.js';
import { soundsOf } from './slavic-sound.js';

/**
 * Given names and their everyday, foreign or Ukrainian forms. The first of a line is the name itself. A form can belong to
 * two names (Ola: Aleksandra or Olga). After `=` stands a form that is also a name of its own: brothers are called Jan and Iwan.
 * Short on purpose: a name that is not here is compared by its letters.
 */
const NAMES = `
Adam Adaś; Adrian; Agata; Agnieszka Aga; Aleksander Olek Alex Ołeksandr Oleksandr Sasza Александр; Aleksandra Ola Ołeksandra Oleksandra Sasza;
Alicja Ala; Alina Ala; Amelia; Andrzej Jędrek Andrij Andriy Andrew; Aneta; Anna Ania Anka; Antoni Antek Anton; Arkadiusz Arek;
Artur Artem; Barbara Basia; Bartłomiej Bartek; Bartosz Bartek; Beata; Bogdan Bohdan; Bogusław Boguś; Bożena; Cezary Czarek; Damian; Daniel Danyło Danylo;
Daria Darya; Dariusz Darek; Dawid Dawyd David; Dominik; Dominika; Dorota; Edward Edek; Elżbieta Ela Jelyzaweta Yelyzaveta; Emil; Emilia;
Eugeniusz Jewhen Yevhen; Ewa Jewa Eva; Ewelina; Filip Pylyp; Franciszek Franek; Gabriel; Gabriela; Grażyna; Grzegorz Grzesiek Hryhorij Hryhorii;
Halina; Hanna Hania; Helena Hela =Ołena =Olena; Henryk Heniek; Igor Ihor; Irena; Iryna Ira; Iwona; Izabela Iza; Jacek; Jadwiga Jadzia;
Jakub Kuba; Jan Janek Jaś =Iwan =Ivan; Janina; Janusz; Jarosław Jarek; Jerzy Jurek Jurij Yurii; Joanna Asia; Jolanta Jola; Józef Józek Josyp; Julia Julka;
Justyna; Kacper; Kamil; Kamila; Karol; Karolina; Katarzyna Kasia Kateryna; Kazimierz Kazik; Kinga; Klaudia; Konrad; Krystian; Krystyna Krysia;
Krzysztof Krzysiek; Lech =Leszek; Lena; Leon; Lidia Lida; Lucyna; Ludmiła Ludmyła Liudmyla; Łukasz; Maciej Maciek; Magdalena Magda; Maja; Małgorzata Gosia Małgosia;
Marcin; Marek; Maria Marysia Marija Mariia; Marianna; Mariola; Mariusz; Marta; Martyna; Maryna; Mateusz Matwij Matvii; Marzena; Michał Mychajło Mykhailo Michail;
Mieczysław Mietek; Mikołaj Mykoła Mykola; Mirosław Mirek; Monika; Natalia Natalija Nataliia; Nikola; Oksana; Oleg Ołeh Oleh; Olga Ola Olha; Oliwia;
Oskar; Patrycja; Patryk; Paulina; Paweł Pawło Pavlo; Piotr Piotrek Petro; Przemysław Przemek; Radosław Radek; Rafał; Renata; Robert; Roksana; Roman;
Ryszard Rysiek; Sebastian; Sergiusz Serhij Serhii Siergiej; Sławomir Sławek; Stanisław Staszek Stanislav; Stefan Stepan; Świetłana Switłana Svitlana;
Sylwia; Szymon; Tadeusz Tadek; Tamara; Teresa; Tatiana Tetiana; Tomasz Tomek; Urszula Ula; Wacław; Waldemar; Wanda; Weronika Weronica Veronika;
Wiesław Wiesiek; Wiesława; Wiktor Viktor; Wiktoria Wiktorija Viktoriia; Wioletta Wiola; Witold Witek; Władysław Władek Vladyslav; Włodzimierz Włodek Wołodymyr Volodymyr;
Wojciech Wojtek; Zbigniew Zbyszek; Zdzisław Zdzisiek; Zenon; Zofia Zosia Sofija Sofiia; Zuzanna Zuzia; Zygmunt; Dymitr Dmytro Dmitrij; Maksym Maksim Maxym Maks; Maksymilian Maks;
Anastazja Anastasija Anastasiia Nastia; Mohammed Muhammad Mohamed Mohammad; Ahmed Ahmad; Hassan Hasan; Hussein Husain Hussain;
Yousef Yusuf Youssef; Khaled Khalid; Ibrahim Ebrahim; Fatima Fatma; Aisha Aicha; Maryam Mariam; Taras; Wasyl Bazyli Vasyl; Denys Denis; Ruslan Rusłan; Larysa; Nadia Nadija Nadiia; Wira Wiera Vira;
`;

/** Further names that people bear, of which only this is known: one is not a slip of another. */
const OTHER_NAMES = `
Ada Adela Adelajda Adriana Adolf Agnes Albert Albin Albina Alan Aleks Aleksy Alena Alfons Alfred Alojzy Ambroży Anatol Andrea Andżelika Angela Angelika Aniela Anita
Antonia Antonina Apolonia Apoloniusz Arina Arleta Arnold Augustyn Aurelia Beniamin Bernadeta Bernard Bernarda Berta Blanka Błażej Bolesław Bonifacy Borys Bożenna Brajan
Bronisław Bronisława Bruno Brygida Cecylia Celina Cyprian Czesław Czesława Dagmara Daniela Danuta Dariia Diana Dobrosława Donata Dorian Edmund Edyta Eleonora Eliana Elian Eliza Emiliana Emilian
Elwira Emanuel Emma Eryk Ernest Estera Eugenia Eulalia Eunika Ewald Fabian Faustyna Felicja Feliks Ferdynand Florian Franciszka Fryderyk Gaja Genowefa
Gerard Gertruda Gizela Gracjan Gustaw Henryka Herbert Hieronim Hilary Hipolit Honorata Hubert Ida Idalia Ignacy Ilona Inga Iga Ireneusz Irmina Iwo Izydor
Jagoda Jana Jarema Jaromir Jeremi Jowita Julian Juliana Julianna Julita Juliusz Kaja Kajetan Kalina Kamilla Karina Kasandra Kasper Katja Kazimiera Kiryło Klara Klaudiusz
Klemens Kleopatra Konstanty Konstancja Kordian Kornel Kornelia Kosma Krystiana Ksawery Ksenia Laura Lea Leokadia Leona Leonard Leonarda Leopold Lesław Liana Lila
Lilia Liliana Lilianna Lubomir Luiza Lucjan Ludwik Ludwika Luna Łucja Łucjan Magnus Malwina Manuela Marcel Marcela Marcelina Marcjanna Margareta Marianna
Marian Marietta Marika Marina Marlena Martin Mateusz Matylda Maurycy Maya Melania Melchior Michalina Mieczysława Mila Milan Milena Miłosz Mira Miriam
Mirosława Modest Mona Nadzieja Natan Natana Nela Nikita Nikodem Nikolas Nina Noemi Norbert Nora Oktawia Oktawian Oliwier Oliver Olimpia Otylia Otto Pamela Patricja
Pelagia Petronela Pola Prakseda Radomir Rajmund Regina Remigiusz Rita Robertina Roch Romana Rozalia Róża Rudolf Rufin Sabina Salomea Samanta Samuel Sandra Sara
Sawa Selena Seweryn Seweryna Sonia Sofia Stefania Stanisława Stella Sykstus Szczepan Tadea Tamara Tola Teodor Teodora Tobiasz Tymon Tymoteusz Tytus Walenty
Walentyna Waleria Walerian Wera Wiesława Wincenty Wioleta Wiola Wirginia Wit Wita Witalij Zenona Witalis Władysława Zbyszko Zdzisława Zenobia Zenobiusz Zuzana Zyta
Żaneta Żanna Ali Omar Amir Mahmoud Mustafa Amina Layla
`;

/** Sound of a form → the names it can stand for. */
const NAMES_OF = new Map<string, Set<string>>();
/** Sounds of the forms that are names of their own. */
const OWN_NAMES = new Set<string>();
for (const line of [...NAMES.split(';'), ...OTHER_NAMES.trim().split(/\s+/)]) {
  const [name, ...forms] = line.trim().split(/\s+/);
  if (!name) continue;
  for (const form of [name, ...forms]) {
    for (const sound of soundsOf(tidyName(form.replace('=', '')))) {
      NAMES_OF.set(sound, (NAMES_OF.get(sound) ?? new Set()).add(name));
      if (form === name || form.startsWith('=')) OWN_NAMES.add(sound);
    }
  }
}

/** Names that a form, given by its sounds, can stand for; none for a name that is not listed. Kasia → Katarzyna; Ola → Aleksandra, Olga. */
export const namesStoodFor = (sounds: readonly string[]): readonly string[] => sounds.flatMap((sound) => [...(NAMES_OF.get(sound) ?? [])]);

/**
 * Two forms of one name. Takes the sounds of each.
 *
 *   Kasia, Katarzyna → yes      Юлія, Julka → yes      Ołena, Helena → yes      Ola, Olga → yes      Ola, Anna → no
 */
export const variantsOfOneName = (a: readonly string[], b: readonly string[]): boolean => {
  const names = namesStoodFor(b);
  return namesStoodFor(a).some((name) => names.includes(name));
};

/**
 * How two forms of one name, given by their sounds, belong together; undefined where they do not.
 *
 *   Kasia, Katarzyna → VARIANT      Ola, Olga → SHORT_FOR_SEVERAL: Aleksandra is Ola as well      Zofia, Sofia → OWN_NAMES
 */
export function kinshipOf(a: readonly string[], b: readonly string[]): 'VARIANT' | 'SHORT_FOR_SEVERAL' | 'OWN_NAMES' | undefined {
  if (!variantsOfOneName(a, b)) return undefined;
  const [isOwnA, isOwnB] = [isOwnName(a), isOwnName(b)];
  if (isOwnA && isOwnB) return 'OWN_NAMES';
  const isShortForSeveral = (!isOwnA && new Set(namesStoodFor(a)).size > 1) || (!isOwnB && new Set(namesStoodFor(b)).size > 1);
  return isShortForSeveral ? 'SHORT_FOR_SEVERAL' : 'VARIANT';
}
const isOwnName = (sounds: readonly string[]): boolean => sounds.some((sound) => OWN_NAMES.has(sound));

export const isKnownName = (sounds: readonly string[]): boolean => namesStoodFor(sounds).length > 0;

/**
 * Both are names that people really bear, and different ones: one letter between them is no slip. Twins are called so.
 *
 *   Maria, Marta → yes      Kamil, Kamila → yes      Maria, Mraia → no: nobody is called Mraia      Jola, Jolanta → no
 */
export const differentKnownNames = (a: readonly string[], b: readonly string[]): boolean =>
  isKnownName(a) && isKnownName(b) && !variantsOfOneName(a, b);
