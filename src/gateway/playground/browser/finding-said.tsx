import { DEADLINE_KINDS } from '../../../core/law/deadline-kinds.js';
import { MODES, type Outcome, type Question } from '../../../core/routing/finding.js';
import type { Fact } from '../../../core/routing/rule.js';
import type { Finding, FindingDeadline, FindingPart, TrailStep } from './finding.js';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  ROUTED: 'Wiadomo, kto załatwia każdą ze spraw.', SPLIT: 'Sprawy należą do różnych organów.', RETURNED: 'Podanie podlega zwrotowi.',
  INFORM_ONLY: 'Wnioskodawcę informuje się, gdzie i jak złożyć wniosek.', EMERGENCY: 'Jest sprawa, która nie może czekać.',
  UNDETERMINED: 'Z tych faktów nie da się ustalić właściwości.', NOT_AN_APPLICATION: 'To nie jest wniosek.',
};
const QUESTIONS: Readonly<Record<Question, string>> = {
  ADMISSION: 'czy to wniosek dla organu', PLACE: 'czyj teren', UNIT: 'która jednostka', MODE: 'jaki tryb', WHOLE: 'wniosek jako całość',
};
const FACTS: Readonly<Record<Fact, string>> = {
  matter: 'sprawa', receivedOn: 'data wpływu', channel: 'kanał', agreementOfApplicant: 'zgoda na przekazanie',
  'centre.form': 'forma centrum', 'centre.gminas': 'gminy centrum', 'centre.powiatRights': 'miasto na prawach powiatu', 'centre.agreements': 'porozumienie o tej sprawie',
  'person.residence': 'zamieszkanie', 'person.stay': 'pobyt', 'person.lastPermanentRegistration': 'ostatnie zameldowanie', 'person.homeless': 'bezdomność',
  'person.foreigner': 'cudzoziemiec', 'person.urgent': 'nie cierpi zwłoki', 'person.careHome': 'dom pomocy', realEstate: 'nieruchomość', school: 'szkoła',
};

const DEADLINES = Object.fromEntries(Object.entries(DEADLINE_KINDS).map(([kind, { name, statute }]) => [kind, `${name} (${statute})`]));

/** A finding in sentences, as a clerk would read it out. `names` of matters where they are known. */
export function FindingSaid({ finding: { outcome, because, parts = [], trail = [] }, names = {} }: { readonly finding: Finding; readonly names?: Readonly<Record<string, string>> }) {
  const ofParts = new Set(parts.map(({ matter }) => matter));
  return (
    <>
      {outcome && <p className="hub-outcome">{wordOf(outcome, OUTCOMES)}</p>}
      {because && <p>{because}</p>}
      {parts.map((part, i) => <Part key={part.matter ?? i} part={part} name={part.matter && names[part.matter]} trail={trail.filter(({ matter }) => matter && matter === part.matter)} />)}
      <Trail title="Reguły o całym wniosku i sprawach bez jednostki" steps={trail.filter(({ matter }) => !matter || !ofParts.has(matter))} />
    </>
  );
}

function Part({ part, name, trail }: { readonly part: FindingPart; readonly name: string | undefined; readonly trail: readonly TrailStep[] }) {
  const { matter, mode, unit, territory, costBearing, rule, statute, because, deadlines = [] } = part;
  return (
    <section className="hub-part">
      <h3>{name ?? matter} {name && <code>{matter}</code>}</h3>
      {unit && <p>Właściwa jednostka: <b>{unit.name}</b> ({[unit.code, territory && placeSaid(territory)].filter(Boolean).join(', ')}).</p>}
      {mode && <p>Tryb: {wordOf(mode, MODES)}.</p>}
      {because && <p>{because}</p>}
      {costBearing && <p>Wydatki zwraca {placeSaid(costBearing)}.</p>}
      {statute && <p>Podstawa: {statute}.{rule && <> Reguła: <code>{rule}</code>.</>}</p>}
      {deadlines.length > 0 && <><p>Terminy:</p><ul>{deadlines.map((deadline, i) => <li key={deadline.kind ?? i}>{deadlineSaid(deadline)}</li>)}</ul></>}
      <Trail title="Jak do tego doszło" steps={trail} />
    </section>
  );
}

function Trail({ title, steps }: { readonly title: string; readonly steps: readonly TrailStep[] }) {
  if (steps.length === 0) return null;
  return (
    <details>
      <summary>{title} (sprawdzonych reguł: {steps.length})</summary>
      <ol className="hub-trail">
        {steps.map(({ question, rule, settled, found, inputs = [] }, i) => (
          <li key={i} className={settled ? 'hub-settled' : undefined}>
            <code>{rule}</code>{question && ` (${wordOf(question, QUESTIONS)})`}: {settled ? <b>rozstrzygnęła{found && `: ${found}`}</b> : 'nie rozstrzygnęła'}
            {inputs.length > 0 && <small>{inputs.map(({ fact, value }) => `${wordOf(fact, FACTS)}: ${valueSaid(value)}`).join(' · ')}</small>}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The Polish words for a code; a code that a newer hub has stays as it is. */
const wordOf = (code: string, words: Readonly<Record<string, string>>): string => words[code] ?? code;

const valueSaid = (value: string | null): string => (value === null ? 'brak' : value === 'true' ? 'tak' : value === 'false' ? 'nie' : value);

/** TERC: seven digits of a gmina, four of a powiat, two of a województwo. */
const placeSaid = (code: string): string => `${code.length === 7 ? 'gmina' : code.length === 4 ? 'powiat' : 'województwo'} ${code}`;

function deadlineSaid({ kind, rawEnd, legalEnd, alarm }: FindingDeadline): string {
  const what = kind ? wordOf(kind, DEADLINES) : 'termin';
  const moved = rawEnd && legalEnd && rawEnd !== legalEnd ? `; liczony kończy się ${daySaid(rawEnd)}, przesunięty z dnia wolnego (k.p.a. art. 57 § 4)` : '';
  const warned = alarm && alarm !== legalEnd ? `; pilnuj ${daySaid(alarm)}` : '';
  return `${what}: do ${legalEnd ? daySaid(legalEnd) : '?'}${moved}${warned}`;
}

const DAY = new Intl.DateTimeFormat('pl-PL', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const daySaid = (date: string): string => `${DAY.format(new Date(date))} r.`;
