import { DECLARATION_CLAUSE } from '../../applications/application.js';
import { DEFECTS } from '../../applications/defects.js';
import { listed, type Template } from './template.js';

/** K.p.a. art. 64 § 2: what is missing, by when, and what follows if it is not completed. */
export const call64: Template = ({ filed, matters, defects, days, unfound }) => [
  { lines: [`Twój wniosek z ${filed} ma braki. Dopóki ich nie uzupełnisz, nie możemy się nim zająć.`] },
  ...listed(`Co masz zrobić w ciągu ${days} dni od dnia doręczenia tego wezwania`, defects.map((defect) => `${DEFECTS[defect].call} Podstawa: ${DEFECTS[defect].statute}.`)),
  ...(defects.includes('FACT_MISSING') ? listed('O jakie dane pytamy', unfound) : []),
  {
    lines: [
      ...(defects.includes('DECLARATION_MISSING') ? [`Treść oświadczenia: „${DECLARATION_CLAUSE.text}”`] : []),
      'Dnia doręczenia się nie liczy. Jeżeli ostatni dzień to sobota albo dzień ustawowo wolny od pracy, termin kończy się w następnym dniu roboczym.',
    ],
  },
  {
    heading: 'Co się stanie, jeżeli tego nie zrobisz', lines: [
      defects.some((defect) => defect !== 'FACT_MISSING')
        ? 'Jeżeli nie uzupełnisz braków w tym terminie, pozostawimy wniosek bez rozpoznania (k.p.a. art. 64 § 2). To znaczy, że nie zajmiemy się sprawą.'
        : 'Jeżeli nie podasz tych danych, nie będzie wiadomo, kto ma się zająć sprawą. Wtedy zwrócimy wniosek (k.p.a. art. 66 § 3).',
    ],
  },
  ...listed('Jakich spraw to dotyczy', matters),
];

/** K.p.a. art. 64: nothing more is done; no appeal, but a reminder (art. 37) and restoration of the term (art. 58). */
export const left64: Template = ({ filed, matters, defects }) => [
  { lines: [`Pozostawiliśmy Twój wniosek z ${filed} bez rozpoznania. To znaczy, że nie zajmiemy się sprawą i nie wydamy decyzji.`] },
  {
    heading: 'Co możesz teraz zrobić', lines: [
      'Możesz złożyć nowy wniosek, bez braków. Będzie się liczyć dzień, w którym go złożysz.',
      'Jeżeli braki nie zostały uzupełnione bez Twojej winy, poproś nas o przywrócenie terminu. Masz na to 7 dni od dnia, w którym ustała przeszkoda. Razem z prośbą uzupełnij braki (k.p.a. art. 58).',
      'Jeżeli uważasz, że powinniśmy zająć się wnioskiem, możesz złożyć ponaglenie do samorządowego kolegium odwoławczego, za naszym pośrednictwem (k.p.a. art. 37).',
    ],
  },
  ...listed('Dlaczego: braki, które nie zostały uzupełnione', defects.map((defect) => `${DEFECTS[defect].name} (${DEFECTS[defect].statute})`)),
  ...listed('Jakich spraw to dotyczy', matters),
];
