import { type FormEvent, useEffect, useRef, useState } from 'react';
import { warsawDate } from '../../../vocabulary/local-date.js';
import { askForFinding, askForMatters } from './ask-competence.js';
import { CHANNEL_NAMES, CIRCUMSTANCES, type Facts, factsOf, type Faults, faultsOf, type Matter, type Place, PLACES } from './competence-facts.js';
import type { Finding } from './finding.js';
import { FindingSaid } from './finding-said.js';
import { MatterChoice } from './matter-choice.js';
import { askInGraph } from './open-step.js';

interface Said { readonly finding?: Finding; readonly facts?: Facts; readonly because?: string }

/** Who would be competent, for people who do not write queries. Nothing is stored and nobody is named. */
export function Tester() {
  const [matters, setMatters] = useState<readonly Matter[]>([]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const [said, setSaid] = useState<Said>({});
  const form = useRef<HTMLFormElement>(null);
  const tell = (error: unknown) => setSaid({ because: error instanceof Error ? error.message : String(error) });
  useEffect(() => void askForMatters().then(setMatters, tell), []);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [faults]);

  const forget = () => setSaid({}); // an answer stands only beside the facts that it is about
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const found = faultsOf(filled, chosen);
    setFaults(found);
    if (Object.keys(found).length > 0) return forget();
    const facts = factsOf(filled, chosen);
    await askForFinding(facts).then((finding) => setSaid({ finding, facts }), tell);
  };
  const choose = (codes: readonly string[]) => {
    setChosen(codes);
    forget();
  };
  return (
    <section className="hub-tester" lang="pl" aria-labelledby="hub-tester">
      <form ref={form} onSubmit={submit} onChange={forget} noValidate>
        <h2 id="hub-tester">Tester właściwości</h2>
        <p>Kto załatwiłby taki wniosek i dlaczego. Nic się nie zapisuje. Forma centrum i jego gminy są takie, jak w tym hubie.</p>
        <MatterChoice matters={matters} chosen={chosen} onChange={choose} fault={faults.matters} />
        <PlaceFields faults={faults} />
        <fieldset>
          <legend>Okoliczności</legend>
          {Object.entries(CIRCUMSTANCES).map(([name, label]) => <label key={name}><input type="checkbox" name={name} /> {label}</label>)}
        </fieldset>
        <fieldset className="hub-receipt">
          <legend>Wpływ</legend>
          <label>Data <input type="date" name="receivedOn" defaultValue={warsawDate(new Date())} /></label>
          <label>Kanał <select name="channel">{Object.entries(CHANNEL_NAMES).map(([value, name]) => <option key={value} value={value}>{name}</option>)}</select></label>
        </fieldset>
        <button type="submit" className="hub-ask">Sprawdź właściwość</button>
      </form>
      <Answer said={said} names={Object.fromEntries(matters.map(({ code, name }) => [code, name]))} />
    </section>
  );
}

const RARE: readonly string[] = ['careHome', 'realEstate', 'school'];

function PlaceFields({ faults }: { readonly faults: Faults }) {
  const field = (name: Place) => (
    <div key={name}>
      <label htmlFor={`hub-${name}`}>{PLACES[name]}</label>
      <input id={`hub-${name}`} name={name} inputMode="numeric" autoComplete="off" aria-invalid={faults[name] !== undefined} aria-describedby={`hub-${name}-fault`} />
      <p id={`hub-${name}-fault`} className="hub-fault">{faults[name]}</p>
    </div>
  );
  const names = Object.keys(PLACES) as Place[];
  return (
    <fieldset>
      <legend>Gminy: kod TERC, siedem cyfr; puste znaczy: nie wiadomo</legend>
      {names.filter((name) => !RARE.includes(name)).map(field)}
      <details open={names.some((name) => RARE.includes(name) && faults[name] !== undefined) || undefined}>
        <summary>Inne gminy, które mogą rozstrzygać</summary>
        {names.filter((name) => RARE.includes(name)).map(field)}
      </details>
    </fieldset>
  );
}

function Answer({ said: { finding, facts, because }, names }: { readonly said: Said; readonly names: Readonly<Record<string, string>> }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [finding]);
  if (because) return <p className="hub-fault" role="alert">{because}</p>;
  if (!finding) return null;
  return (
    <section className="hub-said" aria-labelledby="hub-finding" data-testid="finding">
      <h2 id="hub-finding" tabIndex={-1} ref={title}>Ustalenie</h2>
      <FindingSaid finding={finding} names={names} />
      <button type="button" className="hub-quiet" onClick={() => askInGraph(facts)}>Pokaż to jako zapytanie do grafu</button>
    </section>
  );
}
