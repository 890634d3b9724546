import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react';
import { givesTokens } from './access.js';
import { useCell } from './cell.js';
import { useOpenStep } from './open-step.js';
import type { PreparedTab } from './prepared-tab.js';
import { speakerOf, SPEAKERS } from './speakers.js';
import { TABS } from './tabs.js';
import { walk } from './walk.js';

/** The prepared tabs as a list of steps, with what is done and what comes next. */
export const STEPS_PLUGIN: GraphiQLPlugin = { title: 'Droga wniosku', icon: StepsIcon, content: Steps };

function Steps() {
  const { done } = useCell(walk);
  const isDemo = useCell(givesTokens);
  const title = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.title);
  const open = useOpenStep();
  const next = TABS.find(({ name }) => !done.includes(name));
  return (
    <nav className="hub-steps" lang="pl" aria-label="Droga wniosku">
      <h2>Droga wniosku</h2>
      <p>
        CUS Hub łączy pięć systemów w jeden graf i prowadzi wniosek mieszkańca od złożenia do usługi.
        Uruchamiaj kroki po kolei (<PlayMark />): role i identyfikatory przechodzą same.{isDemo && ' Ludzie są tu zmyśleni.'}{' '}
        Opis każdego typu i pola: pierwsza ikona po lewej.
      </p>
      <ol>
        {TABS.map((step, i) => (
          <Step key={step.name} step={step} number={i + 1} isOpen={step.name === title} isDone={done.includes(step.name)} isNext={step === next} onOpen={() => open(step)} />
        ))}
      </ol>
      <button type="button" className="hub-quiet" onClick={startAgain}>Zacznij od nowa</button>
    </nav>
  );
}

interface StepProps { readonly step: PreparedTab; readonly number: number; readonly isOpen: boolean; readonly isDone: boolean; readonly isNext: boolean; onOpen(): void }

function Step({ step, number, isOpen, isDone, isNext, onOpen }: StepProps) {
  const who = speakerOf(step.query);
  return (
    <li className={[isDone && 'hub-done', isNext && 'hub-next'].filter(Boolean).join(' ')}>
      <button type="button" onClick={onOpen} aria-current={isOpen ? 'step' : undefined} data-step={step.name}>
        <span className="hub-number" aria-hidden="true">{isDone ? <DoneMark /> : number}</span>
        <span>{step.title}{isDone && <span className="hub-hidden"> (zrobione)</span>}</span>
        <small>{who && SPEAKERS[who]}</small>
      </button>
    </li>
  );
}

/** Prepared tabs, ids and history belong to this tab of the browser alone. */
function startAgain(): void {
  sessionStorage.clear();
  location.reload();
}

/** Drawn, because not every machine has a font with these signs. */
const DoneMark = () => <svg viewBox="0 0 12 12" width="12" fill="none" stroke="currentColor" strokeWidth="1.8"><path d="m2 6.5 2.8 2.8L10 3.5" /></svg>;
const PlayMark = () => <svg viewBox="0 0 10 10" width="10" fill="currentColor" role="img" aria-label="przycisk uruchamiania"><path d="M1.5.5v9l8-4.5z" /></svg>;

function StepsIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="5" cy="5" r="2.5" /><circle cx="19" cy="12" r="2.5" /><circle cx="5" cy="19" r="2.5" />
      <path d="M7.5 5H12a3.5 3.5 0 0 1 3.5 3.5V9M16.5 13.5C15 18 11 19 7.5 19" />
    </svg>
  );
}
