import { listed, type Template, type Words } from './template.js';

/** K.p.a. art. 65: another organ gets the application, and its date stays (§ 2). */
export const forwarding65: Template = ({ received, places, reasons, ruling }) => [
  { lines: [`Twój wniosek dostaliśmy ${received} Przekazaliśmy go organowi, do którego ta sprawa należy.`] },
  {
    heading: 'Co masz teraz zrobić', lines: [
      'Nic. Nie składaj wniosku drugi raz. Organ, który go dostał, sam się z Tobą skontaktuje. O dalszy ciąg sprawy pytaj już tam.',
      'Jeżeli na złożenie wniosku był termin, a wniosek został złożony przed jego końcem, termin jest zachowany (k.p.a. art. 65 § 2).',
    ],
  },
  ...listed('Gdzie jest Twój wniosek', places),
  ...listed('Dlaczego', [...ruled(ruling), ...reasons]),
];

/** Ustawa o CUS art. 38 ust. 1: a unit of the gmina gets it, as was agreed. */
export const forwarding38: Template = ({ received, places, reasons }) => [
  { lines: [`Twój wniosek dostaliśmy ${received} Tak jak uzgodniliśmy z Tobą, przekazaliśmy go jednostce gminy, która się tym zajmuje.`] },
  {
    heading: 'Co masz teraz zrobić', lines: [
      'Nic. Nie składaj wniosku drugi raz. Jednostka, która go dostała, skontaktuje się z Tobą.',
      'Jeżeli nie zgadzasz się na przekazanie, powiedz nam o tym jak najszybciej.',
    ],
  },
  ...listed('Gdzie jest Twój wniosek', places),
  ...listed('Dlaczego', reasons),
];

/** To the unit that gets it: a letter from office to office. */
export const cover: Template = ({ number, filed, matters, reasons, deadlines, applicant, person, goesToAnotherOrgan, cannotWait, ruling }) => [
  ...(cannotWait ? [{ lines: ['Zgłoszenie nie może czekać. Prosimy o działanie od razu i o potwierdzenie przez telefon.'] }] : []),
  { lines: [`Przekazujemy wniosek nr ${number} do załatwienia${goesToAnotherOrgan ? ' według właściwości' : ''}. Wniosek dołączamy do tego pisma albo udostępniamy w systemie centrum.`] },
  {
    heading: 'O co prosimy', lines: [
      'Prosimy o potwierdzenie, że sprawa została przejęta: w systemie centrum albo pismem.',
      'Jeżeli jednostka uzna, że nie jest właściwa, prosimy o niezwłoczne odesłanie wniosku z uzasadnieniem.',
    ],
  },
  {
    heading: 'Kogo dotyczy wniosek', lines: [
      `Wnioskodawca: ${applicant}`,
      person ? `Osoba, której dotyczy wniosek: ${person}` : 'Wniosek dotyczy wnioskodawcy.',
      `Data złożenia wniosku: ${filed}${goesToAnotherOrgan ? ' Wniosek zachowuje tę datę (k.p.a. art. 65 § 2).' : ''}`,
    ],
  },
  ...listed('Przekazane sprawy', matters),
  ...listed('Terminy', deadlines),
  ...listed('Uzasadnienie', [...ruled(ruling), ...reasons]),
];

/** A dispute was settled so: it goes to an organ that had sent it back. */
const ruled = (ruling: Words['ruling']): readonly string[] => (ruling ? [`Spór o właściwość rozstrzygnięto (k.p.a. art. 22): ${ruling.by}; wiemy o tym od ${ruling.on}`] : []);
