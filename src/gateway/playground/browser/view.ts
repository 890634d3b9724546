import { cell } from './cell.js';

/** Which half of the page is shown. The address says it, so that it can be kept and sent. */
export type View = 'graph' | 'tester';

const viewOfAddress = (): View => (location.hash === '#tester' ? 'tester' : 'graph');

export const view = cell<View>(viewOfAddress());
addEventListener('hashchange', () => view.set(viewOfAddress()));
