import { listed, type Template } from './template.js';

/** K.p.a. art. 22: to whoever settles a dispute between organs that each say the other one is competent. */
export const dispute22: Template = ({ centre, number, filed, places, reasons, settledBy, sentBack, applicant, person }) => [
  { lines: [`${centre} wnosi o rozstrzygnięcie sporu o właściwość w sprawie z wniosku nr ${number} i o wskazanie organu, który ma ją załatwić.`] },
  {
    heading: 'Kogo dotyczy wniosek', lines: [
      `Wnioskodawca: ${applicant}`,
      person ? `Osoba, której dotyczy wniosek: ${person}` : 'Wniosek dotyczy wnioskodawcy.',
      `Data złożenia wniosku: ${filed}`,
    ],
  },
  ...listed('Organ, który naszym zdaniem jest właściwy, a uważa inaczej', places),
  ...listed('Jak doszło do sporu', [sentBack
    ? `Przekazaliśmy wniosek ${sentBack.passedOn} Organ odesłał go ${sentBack.on} i jako powód podał: ${sentBack.because}.`
    : 'Ten organ sam przekazał nam wniosek, ponieważ uznał, że nie jest właściwy.']),
  ...listed('Uzasadnienie', [...reasons, ...(settledBy ? [`${settledBy.because} Podstawa: ${settledBy.statute}.`] : [])]),
  { lines: ['Do czasu rozstrzygnięcia podejmujemy tylko czynności, które nie cierpią zwłoki (k.p.a. art. 23).'] },
];

/** To the applicant, whose matter stays with the centre. */
export const settled22: Template = ({ filed, matters, ruling }) => [
  { lines: [`Spór o to, kto ma się zająć ${matters.length > 1 ? 'sprawami' : 'sprawą'} z Twojego wniosku z ${filed}, jest rozstrzygnięty. Zajmiemy się ${matters.length > 1 ? 'nimi' : 'nią'} my.`] },
  { heading: 'Co masz teraz zrobić', lines: ['Nic. Nie składaj wniosku drugi raz. Wniosek zachowuje swoją datę.'] },
  ...listed('Kto rozstrzygnął', ruling ? [`${ruling.by}; wiemy o tym od ${ruling.on}`] : []),
  ...listed('Jakich spraw to dotyczy', matters),
];
