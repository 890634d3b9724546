import { givesTokens, pastedToken, speaker } from './access.js';
import { useCell } from './cell.js';
import { meaningOf, SPEAKERS, type Speaker } from './speakers.js';
import { view } from './view.js';

/** The bar above everything: what this is, and whom the requests speak as. */
export function Bar() {
  const shown = useCell(view);
  const role = useCell(givesTokens) ? <RoleSwitch /> : <TokenField />;
  return (
    <header className="hub-bar">
      <h1>CUS Hub</h1>
      <p className="hub-bar-about">jeden graf nad systemami usług społecznych</p>
      <nav aria-label="Widok">
        <a href="#graf" aria-current={shown === 'graph' ? 'page' : undefined}>Graf</a>
        <a href="#tester" aria-current={shown === 'tester' ? 'page' : undefined}>Tester właściwości</a>
      </nav>
      {shown === 'graph' && role}
    </header>
  );
}

function RoleSwitch() {
  const chosen = useCell(speaker);
  return (
    <div className="hub-role">
      <p id="hub-role-meaning" aria-live="polite">{meaningOf(chosen)}</p>
      <label htmlFor="hub-role">Rola</label>
      <select
        id="hub-role" data-testid="role" aria-describedby="hub-role-meaning" className={chosen === 'none' ? undefined : 'hub-role-on'}
        value={chosen} onChange={(event) => speaker.set(event.target.value as Speaker)}
      >
        {Object.entries(SPEAKERS).map(([value, name]) => <option key={value} value={value}>{value === 'none' ? name : `${name} (${value})`}</option>)}
      </select>
    </div>
  );
}

/** Outside of the demo people bring their own token. It is never stored. */
function TokenField() {
  const token = useCell(pastedToken);
  return (
    <div className="hub-role">
      <p id="hub-token-meaning">{token === '' ? 'Zapytania idą bez tokena dostępu.' : 'Token jest tylko w pamięci tej strony.'}</p>
      <label htmlFor="hub-token">Token dostępu</label>
      <input
        id="hub-token" data-testid="token" type="password" autoComplete="off" aria-describedby="hub-token-meaning" placeholder="wklej token"
        value={token} onChange={(event) => pastedToken.set(event.target.value.trim())}
      />
    </div>
  );
}
