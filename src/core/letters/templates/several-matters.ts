import { listed, type Section, type Template } from './template.js';

/** K.p.a. art. 66 § 2. The day of delivery starts the term, and is not counted itself (art. 57). */
const keptDate = (filed: string): readonly string[] => [
  `Masz na to 14 dni od dnia doręczenia tego zawiadomienia. Wniosek złożony w tym terminie traktuje się tak, jakby wpłynął ${filed} (k.p.a. art. 66 § 2).`,
  'Dnia doręczenia się nie liczy. Jeżeli ostatni dzień to sobota albo dzień ustawowo wolny od pracy, termin kończy się w następnym dniu roboczym.',
  'Po tym terminie też możesz złożyć wniosek, ale będzie się liczyć dzień, w którym go złożysz.',
];

/** K.p.a. art. 66 § 1–2: several matters of several organs. */
export const separate66: Template = ({ filed, places, reasons }) => [
  { lines: [`Twój wniosek z ${filed} dotyczy kilku spraw, które należą do różnych organów. Sprawami z tego pisma nie możemy się zająć.`] },
  { heading: 'Co masz teraz zrobić', lines: ['W każdej z tych spraw złóż osobny wniosek tam, gdzie ją niżej wymieniamy.', ...keptDate(filed)] },
  ...listed('Gdzie złożyć osobne wnioski', places),
  ...listed('Dlaczego', reasons),
];

/** K.p.a. art. 9: who takes the application in its own way only. */
export const information: Template = ({ filed, places, reasons, keepsDate }) => [
  { lines: [`W sprawach z tego pisma wniosek przyjmuje inna instytucja i tylko we własnym trybie. Dlatego nie przekazujemy jej Twojego wniosku z ${filed}`] },
  { heading: 'Co masz teraz zrobić', lines: ['Złóż wniosek tam, gdzie sprawę niżej wymieniamy. Jeżeli potrzebujesz pomocy, przyjdź do nas albo zadzwoń.', ...(keepsDate ? keptDate(filed) : [])] },
  ...listed('Gdzie złożyć wniosek', places),
  ...listed('Dlaczego', reasons),
];

/** K.p.a. art. 66 § 3: an order (postanowienie), so with what art. 124 asks for. */
export const return66: Template = ({ centre, filed, matters, reasons, unfound }) => [
  { lines: [`${centre} postanawia zwrócić wniosek z ${filed} w sprawach, które niżej wymieniamy.`] },
  {
    heading: 'Co masz teraz zrobić', lines: [
      'Jeżeli uzasadnienie wskazuje sąd albo organ, możesz tam wnieść sprawę. My się nią nie zajmiemy.',
      'Jeżeli w tej sprawie sąd uznał już, że nie jest właściwy, napisz nam o tym: wtedy nie możemy zwrócić wniosku (k.p.a. art. 66 § 4).',
    ],
  },
  ...listed('Jakich spraw to dotyczy', matters),
  ...listed('Uzasadnienie', [...reasons, ...(reasons.length === 0 || unfound.length > 0 ? [NOBODY_FOUND] : []), ...unfound]),
  COMPLAINT,
];

const NOBODY_FOUND = 'Na podstawie wniosku nie da się ustalić, który organ jest właściwy. Podstawa: k.p.a. art. 66 § 3.';

/** K.p.a. art. 141 § 2, art. 144. */
const COMPLAINT: Section = {
  heading: 'Jeżeli się nie zgadzasz', lines: [
    'Możesz złożyć zażalenie. Masz na to 7 dni od dnia doręczenia tego postanowienia (k.p.a. art. 66 § 3, art. 141 § 2).',
    'Zażalenie kierujesz do samorządowego kolegium odwoławczego, a składasz u nas. Jest bezpłatne.',
  ],
};
