import { CONNECTORS_KNOW, ENTRY_POINTS, MAY_IMPORT_KAFKAJS, PURE } from './tiers.js';
import { type Complaint, complaint, type Import, importsOf, type Source } from './source.js';

/** Every import of every source, with the file it stands in. */
interface Edge extends Import { readonly source: Source }

const edgesOf = (sources: readonly Source[]): Edge[] => {
  const paths = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) => importsOf(source, (path) => paths.has(path)).map((found) => ({ source, ...found })));
};

/** The line and the entry of a list of tiers that a file belongs to: the longest entry wins. Undefined when it has no place. */
export function placeOf(path: string, tiers: readonly (readonly string[])[]): { line: number; entry: string } | undefined {
  return tiers.flatMap((entries, line) => entries.map((entry) => ({ line, entry })))
    .filter(({ entry }) => path === entry || path.startsWith(`${entry}/`))
    .toSorted((a, b) => b.entry.length - a.entry.length)[0];
}

export const withoutPlace = (sources: readonly Source[], tiers: readonly (readonly string[])[]): Complaint[] =>
  sources.filter(({ path }) => !placeOf(path, tiers)).map(({ path }) => `${path}: has no place in the order of imports`);

/** Entries of the tiers that no file belongs to. */
export const emptyPlaces = (sources: readonly Source[], tiers: readonly (readonly string[])[]): string[] =>
  tiers.flat().filter((entry) => !sources.some(({ path }) => path === entry || path.startsWith(`${entry}/`)));

/** Imports from a line below, or from a neighbour on the same line. */
export function upwardImports(sources: readonly Source[], tiers: readonly (readonly string[])[]): Complaint[] {
  return edgesOf(sources).filter(({ isOfTheProject }) => isOfTheProject).flatMap(({ source, node, target }) => {
    const [from, to] = [placeOf(source.path, tiers), placeOf(target, tiers)];
    if (!from || !to || to.line < from.line || to.entry === from.entry) return [];
    return [complaint(source, node, to.line === from.line ? `a neighbour, ${target}, is imported` : `${target} comes later in the order of imports`)];
  });
}

/** Files that import each other, in a circle of any length. */
export function cycles(sources: readonly Source[]): Complaint[] {
  const next = Map.groupBy(edgesOf(sources), ({ source }) => source.path);
  const finished = new Set<string>();
  const found: Complaint[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) return void found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (finished.has(path)) return;
    for (const { target } of next.get(path) ?? []) walk(target, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return found;
}

/** Imports that the order alone does not forbid. */
export function forbiddenImports(sources: readonly Source[]): Complaint[] {
  return edgesOf(sources).flatMap(({ source, node, target, isOfTheProject }) => {
    const { path } = source;
    const inTest = path.startsWith('test/');
    if (PURE.test(path) && !PURE.test(target)) return [complaint(source, node, `the core is pure and imports nothing from outside itself: ${target}`)];
    if (path.startsWith('connectors/') && target.startsWith('src/') && !CONNECTORS_KNOW.test(target)) return [complaint(source, node, `a connector does not know ${target}`)];
    if (!isOfTheProject) return target === 'kafkajs' && !inTest && !MAY_IMPORT_KAFKAJS.test(path) ? [complaint(source, node, 'kafkajs stays behind its adapter')] : [];
    if (target.startsWith('test/') && !inTest) return [complaint(source, node, 'nobody imports tests')];
    return ENTRY_POINTS.includes(target) ? [complaint(source, node, `${target} is a program: nobody imports it`)] : [];
  });
}
