import { openTab } from './ask.js';
import { useCell } from './cell.js';
import { heardFinding } from './finding.js';
import { FindingSaid } from './finding-said.js';

/** Under the answer: the finding that this tab's query has brought, in sentences. */
export function FindingStrip() {
  const heard = useCell(heardFinding);
  const tab = useCell(openTab);
  if (heard?.tab !== tab) return null;
  return (
    <section className="hub-live" lang="pl" aria-label="Ustalona właściwość">
      <header>
        <h2>Ustalona właściwość</h2>
        <span>spraw z jednostką: {heard.finding.parts?.length ?? 0}</span>
        <button type="button" className="hub-quiet" onClick={() => heardFinding.set(undefined)} aria-label="Zamknij ustaloną właściwość">×</button>
      </header>
      <div className="hub-said" data-testid="finding" role="status"><FindingSaid finding={heard.finding} /></div>
    </section>
  );
}
