import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';
import { speaker } from './access.js';
import { openTab } from './ask.js';
import { useCell } from './cell.js';
import { fillIds } from './ids.js';
import { speakerOf } from './speakers.js';
import { walk } from './walk.js';

/** Polish sentences are long, and an en dash in them is no disguise. */
const LOOK = { fontSize: 13, wordWrap: 'on', unicodeHighlight: { ambiguousCharacters: false } } as const;

export function CalmEditors(): null {
  const editors = useGraphiQL(({ queryEditor, variableEditor, headerEditor, responseEditor }) => [queryEditor, variableEditor, headerEditor, responseEditor]);
  useEffect(() => {
    for (const editor of editors) editor?.updateOptions(LOOK);
  }, [editors]);
  return null;
}

/** Follows the tab that is shown: its role becomes the role of requests, known ids go into its variables. */
export function FollowTab(): null {
  const { tab, index, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tab: state.tabs[state.activeTabIndex], index: state.activeTabIndex, queryEditor: state.queryEditor, variableEditor: state.variableEditor,
  }));
  const { ids, earlier } = useCell(walk);
  const wanted = speakerOf(tab?.query ?? '');
  const id = tab?.id ?? '';

  useEffect(() => {
    openTab.set(id);
    if (wanted) speaker.set(wanted);
  }, [id, wanted]);

  useEffect(() => document.getElementById(`graphiql-session-tab-${index}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [index]);

  // The editors come late. GraphiQL gives them the text of the first tab, without its variables, whichever was opened meanwhile.
  useEffect(() => show(queryEditor, tab?.query), [queryEditor]);
  useEffect(() => show(variableEditor, tab?.variables), [variableEditor]);

  // Not on each keystroke: when another tab is opened, and when an answer brought ids.
  useEffect(() => show(variableEditor, fillIds(variableEditor?.getValue() ?? '', ids, earlier)), [id, variableEditor, ids, earlier]);

  return null;
}

interface Editor { getValue(): string; setValue(text: string): void }

function show(editor: Editor | undefined, text: string | null | undefined): void {
  if (editor && editor.getValue() !== (text ?? '')) editor.setValue(text ?? '');
}
