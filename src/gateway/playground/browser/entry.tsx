import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { askWhetherTokensAreGiven } from './access.js';
import { ask, openTab } from './ask.js';
import { useCell } from './cell.js';
import { FindingStrip } from './finding-strip.js';
import { CalmEditors, FollowTab } from './follow.js';
import { FollowTester, variablesOf } from './open-step.js';
import { Bar } from './roles.js';
import { STEPS_PLUGIN } from './steps.js';
import { LiveStrip } from './strip.js';
import { TABS } from './tabs.js';
import { Tester } from './tester.js';
import { view } from './view.js';
import 'graphiql/style.css';
import './style.css';

const WORKERS: Readonly<Record<string, string>> = { graphql: 'graphql.worker.js', json: 'json.worker.js' };
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_module: string, label: string) => new Worker(new URL(WORKERS[label] ?? 'editor.worker.js', document.baseURI), { type: 'module', name: label }),
  },
});

const PLUGINS = [STEPS_PLUGIN, HISTORY_PLUGIN];
/** After a reload GraphiQL would put the last text of the editor into a tab of its own, unless it equals that of the open tab. */
function reopenTab(): void {
  const stored = sessionStorage.getItem('graphiql:tabState');
  if (stored === null) return;
  const { tabs, activeTabIndex } = JSON.parse(stored) as { tabs: Record<'query' | 'variables', string | null>[]; activeTabIndex: number };
  for (const part of ['query', 'variables'] as const) {
    const text = tabs[activeTabIndex]?.[part];
    if (text) sessionStorage.setItem(`graphiql:${part}`, text);
    else sessionStorage.removeItem(`graphiql:${part}`);
  }
}

/** Share of the width that the left panel has, until somebody moves its edge. */
const PANEL = 'graphiql:docExplorerFlex';
if (sessionStorage.getItem(PANEL) === null) sessionStorage.setItem(PANEL, '0.27');

const DEFAULT_TABS = TABS.map((tab) => ({ query: tab.query, variables: variablesOf(tab) }));

function Playground() {
  const isTester = useCell(view) === 'tester';
  return (
    <>
      <Bar />
      <main>
        <div className="hub-page" hidden={!isTester}><Tester /></div>
        <div className="hub-page" hidden={isTester} lang="en">{/* GraphiQL's own words are English; what is ours says that it is Polish */}
          <GraphiQL
            fetcher={ask} storage={sessionStorage} shouldPersistHeaders={false} defaultTabs={DEFAULT_TABS} defaultEditorToolsVisibility="variables"
            plugins={PLUGINS} visiblePlugin={STEPS_PLUGIN} inputValueDeprecation
            onTabChange={({ tabs, activeTabIndex }) => openTab.set(tabs[activeTabIndex]?.id ?? '')}
          >
            <GraphiQL.Logo>{' '}</GraphiQL.Logo>
            <GraphiQL.Footer><FindingStrip /><LiveStrip /></GraphiQL.Footer>
            <FollowTab />
            <FollowTester />
            <CalmEditors />
          </GraphiQL>
        </div>
      </main>
    </>
  );
}

reopenTab();
await askWhetherTokensAreGiven();
createRoot(document.getElementById('root')!).render(<Playground />);
