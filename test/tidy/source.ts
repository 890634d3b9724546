import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript-api';
import { PROJECT_ROOT } from '../../src/project-root.js';

/** A file as the checks read it. `path` is relative to the project: `src/hub.ts`. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** Something that a check complains of, as `path:line: what`. */
export type Complaint = string;

export const sourceOf = (path: string, text: string): Source =>
  ({ path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) });

export const sourcesUnder = (...folders: readonly string[]): Source[] => folders.flatMap((folder) =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .toSorted()
    .map((path) => sourceOf(path, readFileSync(join(PROJECT_ROOT, path), 'utf8'))));

export const complaint = ({ path, tree }: Source, node: ts.Node, what: string): Complaint =>
  `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}: ${what}`;

/** Visits every node below, outer ones first. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    look(child);
    visit(child, look);
  });
}

/** One import or re-export, type-only ones and `import()` as well. */
export interface Import {
  readonly node: ts.Node;
  /** `src/hub.ts` for a file of the project, the specifier for a package. */
  readonly target: string;
  readonly isOfTheProject: boolean;
  /** Imported names as the target exports them; `*` for all. */
  readonly names: readonly string[];
}

export function importsOf({ path, tree }: Source, exists: (path: string) => boolean = () => true): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: string, names: readonly string[]) => {
    const isOfTheProject = specifier.startsWith('.');
    found.push({ node, names, isOfTheProject, target: isOfTheProject ? fileOf(posix.join(posix.dirname(path), specifier), exists) : specifier });
  };
  visit(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) add(node, node.moduleSpecifier.text, namesOf(node.importClause));
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) add(node, node.moduleSpecifier.text, ['*']);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) add(node, node.argument.literal.text, ['*']);
    const [only] = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
    if (only && ts.isStringLiteral(only)) add(node, only.text, ['*']);
  });
  return found;
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text) : bindings ? ['*'] : [];
  return clause?.name ? ['default', ...named] : named;
}

/** Imports name the compiled file; the browser's are bundled and may leave the ending out. */
function fileOf(imported: string, exists: (path: string) => boolean): string {
  const stem = imported.replace(/\.(js|tsx?)$/, '');
  return [`${stem}.ts`, `${stem}.tsx`].find(exists) ?? imported;
}
