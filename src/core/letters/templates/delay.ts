import { listed, type Template } from './template.js';

/** K.p.a. art. 36 § 1: why, until when, and that a reminder (ponaglenie, art. 37) may be filed. */
export const delay36: Template = ({ filed, matters, delay }) => [
  { lines: [`Nie załatwimy w terminie ${matters.length > 1 ? 'spraw' : 'sprawy'} z Twojego wniosku z ${filed}${delay ? ` Nowy termin: ${delay.newDate}` : ''}`] },
  { heading: 'Co masz teraz zrobić', lines: ['Nic. Jeżeli będziemy czegoś od Ciebie potrzebować, napiszemy albo zadzwonimy.'] },
  ...listed('O który termin chodzi', delay?.term ? [delay.term] : []),
  ...listed('Dlaczego', delay ? [`${delay.because}.`] : []),
  {
    heading: 'Jeżeli się nie zgadzasz', lines: [
      'Możesz złożyć ponaglenie. To pismo, w którym zgłaszasz, że sprawa nie jest załatwiona w terminie albo trwa zbyt długo. Napisz w nim, dlaczego tak uważasz.',
      'Ponaglenie kierujesz do samorządowego kolegium odwoławczego, a składasz u nas. My przekażemy je w ciągu 7 dni (k.p.a. art. 37).',
    ],
  },
  ...listed('Jakich spraw to dotyczy', matters),
];

/** The new date, in words, out of such a letter: nothing else keeps the dates of earlier notices. */
export const newDateIn = (letter: string): string | undefined => /Nowy termin: (.+? r\.)/.exec(letter)?.[1];
