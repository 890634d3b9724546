import ts from 'typescript-api';
import { exportsOf } from './tidy-rules.js';
import { type Complaint, importsOf, type Source, visit } from './source.js';

/** File → names that are imported from it, `*` for all. */
function usedNames(sources: readonly Source[]): Map<string, Set<string>> {
  const paths = new Set(sources.map(({ path }) => path));
  const used = new Map<string, Set<string>>();
  for (const source of sources) {
    for (const { target, names, isOfTheProject } of importsOf(source, (path) => paths.has(path))) {
      if (isOfTheProject) used.set(target, new Set([...(used.get(target) ?? []), ...names]));
    }
  }
  return used;
}

const isDeclaration = ({ path }: Source) => path.endsWith('.d.ts');

/** Files of the program that no file of the program imports, and that are no programs themselves. A test alone keeps nothing alive. */
export function deadFiles(program: readonly Source[], entryPoints: readonly string[]): Complaint[] {
  const used = usedNames(program);
  return program.filter((source) => !used.has(source.path) && !entryPoints.includes(source.path) && !isDeclaration(source))
    .map(({ path }) => `${path}: nobody imports it`);
}

/**
 * Exports that no other file imports. What a test imports counts as used: it is a promise that the test holds. A type that
 * stands in a signature of its own file is no complaint: who calls it may want to name it.
 */
export function unusedExports(program: readonly Source[], tests: readonly Source[]): Complaint[] {
  const used = usedNames([...program, ...tests]);
  return program.filter((source) => !isDeclaration(source)).flatMap((source) => {
    const names = used.get(source.path);
    return exportsOf(source)
      .filter((name) => !names?.has(name) && !names?.has('*') && !isNamedAgain(source, name))
      .map((name) => `${source.path}: ${name}`);
  });
}

function isNamedAgain({ tree }: Source, name: string): boolean {
  let isType = false;
  let times = 0;
  visit(tree, (node) => {
    if (!ts.isIdentifier(node) || node.text !== name) return;
    if (ts.isInterfaceDeclaration(node.parent) || ts.isTypeAliasDeclaration(node.parent)) isType = true;
    times += 1;
  });
  return isType && times > 1;
}
