import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { cell, useCell } from './cell.js';
import type { PreparedTab } from './prepared-tab.js';
import { TABS } from './tabs.js';

export const variablesOf = ({ variables }: PreparedTab): string => (variables ? JSON.stringify(variables, null, 2) : '');

/** Opens the tab of a step, anew where somebody has closed it. */
export function useOpenStep(): (step: PreparedTab) => void {
  const { queryEditor, variableEditor, tabs } = useGraphiQL((state) => ({ queryEditor: state.queryEditor, variableEditor: state.variableEditor, tabs: state.tabs }));
  const { changeTab, addTab } = useGraphiQLActions();
  return (step) => {
    const index = tabs.findIndex((tab) => tab.title === step.name);
    if (index >= 0) return changeTab(index);
    addTab();
    queryEditor?.setValue(step.query);
    variableEditor?.setValue(variablesOf(step));
  };
}

/** Facts of the tester that wait to be shown as the variables of its query. */
const waiting = cell<object | undefined>(undefined);

export function askInGraph(facts: object | undefined): void {
  waiting.set(facts);
  location.hash = '';
}

/** Shows them when the editors are there. */
export function FollowTester(): null {
  const input = useCell(waiting);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = useOpenStep();
  useEffect(() => {
    if (!input || !variableEditor) return;
    open(TABS[0]!);
    variableEditor.setValue(JSON.stringify({ input }, null, 2));
    waiting.set(undefined);
  }, [input, variableEditor]);
  return null;
}
