/**
 * Names for the synthetic population. Written down here on their own: nothing is taken from the tables of the matcher, so that a
 * gap in those is a gap in the measurement as well.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const WOMEN = words(`Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Magdalena Joanna Zofia Aleksandra Julia Monika Teresa
  Danuta Zuzanna Natalia Karolina Marta Dorota Jadwiga Janina Beata Aneta Halina Jolanta Alicja Justyna Bożena Grażyna Iwona Ilona Emilia Amelia Kinga
  Łucja Bronisława Stefania Genowefa Apolonia Gertruda Otylia Kornelia Blanka Sabina Żaneta Rozalia Celina`);
export const MEN = words(`Piotr Krzysztof Andrzej Tomasz Jan Paweł Michał Marcin Jakub Stanisław Adam Marek Łukasz Grzegorz Mateusz Wojciech Mariusz
  Dariusz Zbigniew Jerzy Szymon Kamil Maciej Ryszard Kacper Robert Rafał Jacek Tadeusz Dawid Filip Henryk Antoni Ksawery Gniewomir Bronisław Alojzy
  Zenon Leonard Hubert Norbert Wit Ignacy Feliks Kajetan Tymoteusz Aureliusz Klemens Hieronim`);
/** Masculine, feminine. */
export const SURNAMES = words(`Nowak/Nowak Kowalski/Kowalska Wiśniewski/Wiśniewska Wójcik/Wójcik Kowalczyk/Kowalczyk Kamiński/Kamińska
  Lewandowski/Lewandowska Zieliński/Zielińska Woźniak/Woźniak Dąbrowski/Dąbrowska Mazur/Mazur Krawczyk/Krawczyk Zając/Zając Król/Król Wróbel/Wróbel
  Szczepański/Szczepańska Błaszczyk/Błaszczyk Gajda/Gajda Przybysz/Przybysz Cieślik/Cieślik Żurawski/Żurawska Chojnacki/Chojnacka Grodzki/Grodzka
  Biały/Biała Zimny/Zimna Wesoły/Wesoła Kaszuba/Kaszuba Gołębiewski/Gołębiewska Trzebiatowski/Trzebiatowska Łącki/Łącka Ćwikliński/Ćwiklińska
  Jażdżewski/Jażdżewska Kiedrowski/Kiedrowska Lipski/Lipska Gliszczyński/Gliszczyńska Rekowski/Rekowska Stoltmann/Stoltmann Borzyszkowski/Borzyszkowska
  Pepliński/Peplińska Wirkus/Wirkus Szulc/Szulc Knut/Knut Zblewski/Zblewska Ossowski/Ossowska Czapiewski/Czapiewska Breza/Breza Turzyński/Turzyńska
  Drewek/Drewek Hapka/Hapka Mielke/Mielke Cyra/Cyra Lemańczyk/Lemańczyk Prądzyński/Prądzyńska Skwierawski/Skwierawska Bruski/Bruska Literski/Literska`)
  .map((pair): readonly [man: string, woman: string] => {
    const [man = '', woman = ''] = pair.split('/');
    return [man, woman];
  });

/** One name as it stands in Cyrillic, in Polish spelling and in the passport. */
export type ThreeScripts = readonly [cyrillic: string, polish: string, passport: string];
const scripts = (text: string): readonly ThreeScripts[] => words(text).map((name) => {
  const [cyrillic = '', polish = '', passport = ''] = name.split('/');
  return [cyrillic, polish, passport];
});
export const UKRAINIAN_WOMEN = scripts(`Юлія/Julia/Yuliia Олена/Ołena/Olena Тетяна/Tetiana/Tetiana Ірина/Iryna/Iryna Ганна/Hanna/Hanna
  Світлана/Switłana/Svitlana Людмила/Ludmyła/Liudmyla Анастасія/Anastasija/Anastasiia Вікторія/Wiktorija/Viktoriia Надія/Nadija/Nadiia Ольга/Olha/Olha
  Катерина/Kateryna/Kateryna Софія/Sofija/Sofiia Євгенія/Jewhenija/Yevheniia Марія/Marija/Mariia`);
export const UKRAINIAN_MEN = scripts(`Олександр/Ołeksandr/Oleksandr Сергій/Serhij/Serhii Володимир/Wołodymyr/Volodymyr Микола/Mykoła/Mykola
  Андрій/Andrij/Andrii Дмитро/Dmytro/Dmytro Юрій/Jurij/Yurii Євген/Jewhen/Yevhen Михайло/Mychajło/Mykhailo Ігор/Ihor/Ihor Петро/Petro/Petro
  Василь/Wasyl/Vasyl Максим/Maksym/Maksym Іван/Iwan/Ivan Віталій/Witalij/Vitalii`);
/** One form for both sexes. */
export const UKRAINIAN_SURNAMES = scripts(`Шевченко/Szewczenko/Shevchenko Коваленко/Kowałenko/Kovalenko Бондаренко/Bondarenko/Bondarenko
  Ткаченко/Tkaczenko/Tkachenko Кравчук/Krawczuk/Kravchuk Поліщук/Poliszczuk/Polishchuk Жук/Żuk/Zhuk Хоменко/Chomenko/Khomenko Мельник/Melnyk/Melnyk
  Щербак/Szczerbak/Shcherbak Цимбал/Cymbał/Tsymbal Гончар/Honczar/Honchar Яременко/Jaremenko/Yaremenko Бойчук/Bojczuk/Boichuk Пилипчук/Pyłypczuk/Pylypchuk
  Захарчук/Zacharczuk/Zakharchuk Юрченко/Jurczenko/Yurchenko Іваненко/Iwanenko/Ivanenko Чорновіл/Czornowił/Chornovil Рибак/Rybak/Rybak
  Довженко/Dowżenko/Dovzhenko Їжак/Jiżak/Yizhak Ковальчук/Kowalczuk/Kovalchuk Шульга/Szulha/Shulha Дяченко/Diaczenko/Diachenko`);

export const DIMINUTIVES: Readonly<Record<string, string>> = {
  Anna: 'Ania', Katarzyna: 'Kasia', Małgorzata: 'Gosia', Agnieszka: 'Aga', Barbara: 'Basia', Krystyna: 'Krysia', Elżbieta: 'Ela', Magdalena: 'Magda',
  Joanna: 'Asia', Zofia: 'Zosia', Aleksandra: 'Ola', Zuzanna: 'Zuzia', Jadwiga: 'Jadzia', Jolanta: 'Jola', Piotr: 'Piotrek', Krzysztof: 'Krzysiek',
  Tomasz: 'Tomek', Jan: 'Janek', Jakub: 'Kuba', Stanisław: 'Staszek', Grzegorz: 'Grzesiek', Wojciech: 'Wojtek', Dariusz: 'Darek', Zbigniew: 'Zbyszek',
  Jerzy: 'Jurek', Maciej: 'Maciek', Ryszard: 'Rysiek', Tadeusz: 'Tadek', Henryk: 'Heniek', Antoni: 'Antek', Bronisława: 'Bronia', Stefania: 'Stefa',
  Emilia: 'Emilka', Karolina: 'Karola', Ignacy: 'Ignaś', Feliks: 'Felek',
};
/** Twins whose names nearly agree. */
export const NEAR_TWINS: readonly (readonly [string, string, 'FEMALE' | 'MALE'])[] = [
  ['Maria', 'Marta', 'FEMALE'], ['Anna', 'Hanna', 'FEMALE'], ['Emilia', 'Amelia', 'FEMALE'], ['Iwona', 'Ilona', 'FEMALE'], ['Julia', 'Julita', 'FEMALE'],
  ['Marcin', 'Martin', 'MALE'], ['Norbert', 'Herbert', 'MALE'], ['Mirosław', 'Jarosław', 'MALE'], ['Stefan', 'Szczepan', 'MALE'], ['Alina', 'Arina', 'FEMALE'],
  ['Bronisław', 'Bronisława', 'MALE'], ['Leonard', 'Leonarda', 'MALE'], ['Celina', 'Selina', 'FEMALE'], ['Żaneta', 'Janeta', 'FEMALE'],
];
