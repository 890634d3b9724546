import { type KeyboardEvent, useRef, useState } from 'react';
import type { Matter } from './competence-facts.js';

interface MatterChoiceProps {
  readonly matters: readonly Matter[];
  /** Codes, in the order in which they were chosen. */
  readonly chosen: readonly string[];
  readonly fault: string | undefined;
  onChange(chosen: readonly string[]): void;
}

/** More would be a long way by keyboard to the next field. */
const SHOWN_MAX = 8;

/** The matters of an application, found by a part of their Polish name or code; letters without their tails do. */
export function MatterChoice({ matters, chosen, fault, onChange }: MatterChoiceProps) {
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const found = matters.filter(({ code, name }) => plain(`${code} ${name}`).includes(plain(text.trim())));
  const toggle = (code: string) => onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  const chooseFirst = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the form is not sent from here
    const first = found.find(({ code }) => !chosen.includes(code));
    if (text.trim() === '' || !first) return;
    toggle(first.code);
    setText('');
  };
  const remove = (code: string) => {
    toggle(code);
    search.current?.focus();
  };
  return (
    <fieldset>
      <legend>Sprawy</legend>
      {chosen.length > 0 && (
        <ul className="hub-chosen" aria-label="Wybrane sprawy">
          {matters.filter(({ code }) => chosen.includes(code)).map(({ code, name }) => (
            <li key={code}>{name} <code>{code}</code> <button type="button" className="hub-quiet" onClick={() => remove(code)} aria-label={`Usuń sprawę: ${name}`}>×</button></li>
          ))}
        </ul>
      )}
      <label htmlFor="hub-matter">Szukaj po nazwie albo kodzie</label>
      <input
        ref={search} id="hub-matter" type="search" autoComplete="off" placeholder="np. usługi opiekuńcze" value={text}
        aria-invalid={fault !== undefined} aria-describedby="hub-matter-said hub-matter-fault" onChange={(event) => setText(event.target.value)} onKeyDown={chooseFirst}
      />
      <p id="hub-matter-said" className="hub-hint" role="status">
        {found.length === 0 ? 'Żadna sprawa tak się nie nazywa.' : `Pasuje: ${found.length}.${found.length > SHOWN_MAX ? ` Widać ${SHOWN_MAX}; wpisz więcej liter.` : ''} Enter wybiera pierwszą.`}
      </p>
      <ul className="hub-matters">
        {found.slice(0, SHOWN_MAX).map(({ code, name }) => (
          <li key={code}><label><input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} /> {name} <code>{code}</code></label></li>
        ))}
      </ul>
      <p id="hub-matter-fault" className="hub-fault">{fault}</p>
    </fieldset>
  );
}

const plain = (text: string): string => text.toLocaleLowerCase('pl').replaceAll('ł', 'l').normalize('NFD').replaceAll(/\p{M}/gu, '');
