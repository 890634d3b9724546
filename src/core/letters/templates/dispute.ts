import { listed, type Template } from './template.js';

/** K.p.a. art. 22: to whoever settles a dispute between organs that each say the other one is competent. */
export const dispute22: Template = ({ centre, number, filed, places, reasons, settledBy, applicant, person }) => [
  { lines: [`${centre} wnosi o rozstrzygnięcie sporu o właściwość w sprawie z wniosku nr ${number} i o wskazanie organu, który ma ją załatwić.`] },
  {
    heading: 'Kogo dotyczy wniosek', lines: [
      `Wnioskodawca: ${applicant}`,
      person ? `Osoba, której dotyczy wniosek: ${person}` : 'Wniosek dotyczy wnioskodawcy.',
      `Data złożenia wniosku: ${filed}`,
    ],
  },
  ...listed('Organ, który naszym zdaniem jest właściwy, a odesłał wniosek', places),
  ...listed('Uzasadnienie', [...reasons, ...(settledBy ? [`${settledBy.because} Podstawa: ${settledBy.statute}.`] : [])]),
  { lines: ['Do czasu rozstrzygnięcia podejmujemy tylko czynności, które nie cierpią zwłoki (k.p.a. art. 23).'] },
];
