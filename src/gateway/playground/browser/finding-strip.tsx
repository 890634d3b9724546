import { DEADLINE_KINDS } from '../../../core/law/deadline-kinds.js';
import { MODES } from '../../../core/routing/finding.js';
import { openTab } from './ask.js';
import { useCell } from './cell.js';
import { heardFinding, type FindingPart } from './finding.js';

/** Under the answer: the finding of competence in sentences, as a clerk would read it out. */
export function FindingStrip() {
  const heard = useCell(heardFinding);
  const tab = useCell(openTab);
  if (heard?.tab !== tab) return null;
  const { outcome, because, parts = [] } = heard.finding;
  return (
    <section className="hub-live hub-finding" lang="pl" aria-label="Ustalona właściwość">
      <header>
        <h2>Ustalona właściwość</h2>
        <span>{[outcome, `spraw z jednostką: ${parts.length}`].filter(Boolean).join(' · ')}</span>
        <button type="button" className="hub-quiet" onClick={() => heardFinding.set(undefined)} aria-label="Zamknij ustaloną właściwość">×</button>
      </header>
      <ol data-testid="finding" role="status">
        {parts.map((part, i) => <Part key={part.matter ?? i} part={part} />)}
        {because && <li>{because}</li>}
      </ol>
    </section>
  );
}

const KINDS = Object.fromEntries(Object.entries(DEADLINE_KINDS).map(([kind, { name }]) => [kind, name]));

/** The Polish words for a code; a code that a newer hub has stays as it is. */
const wordOf = (code: string, words: Readonly<Record<string, string>>): string => words[code] ?? code;

function Part({ part: { matter, mode, unit, territory, statute, because, deadlines = [] } }: { part: FindingPart }) {
  return (
    <li>
      <b>{[matter, unit?.name, territory && `(${territory})`].filter(Boolean).join(' ')}</b>
      {mode && <p>{wordOf(mode, MODES)}</p>}
      {because && <p>{because}</p>}
      {statute && <p>Podstawa: {statute}.</p>}
      {deadlines.length > 0 && <p>Terminy: {deadlines.map(({ kind, legalEnd, alarm }) => `${kind ? wordOf(kind, KINDS) : 'termin'} do ${legalEnd ?? '?'}${alarm && alarm !== legalEnd ? ` (alarm ${alarm})` : ''}`).join('; ')}.</p>}
    </li>
  );
}
