import ts from 'typescript-api';
import { MAY_MAKE_DATES, MAY_READ_THE_ENVIRONMENT, PURE } from './tiers.js';
import { type Complaint, complaint, type Source, visit } from './source.js';

export const LIMITS = { fileLines: 400, functionLines: 70 } as const;

/** One rule of style: what it finds in one file. */
export type TidyRule = (source: Source) => Complaint[];

/** Names that say where a thing was put and not what it is. `event-types` says which; `string-utils` does not. */
const DRAWER = /(\/|-)(utils?|helpers?|common|misc|shared|manager|base|impl)\.tsx?$|\/(types|constants|index)\.tsx?$/;

const linesOf = ({ text }: ts.SourceFile): number => text.replace(/\n$/, '').split('\n').length;

const found = (source: Source, says: (node: ts.Node) => string | undefined): Complaint[] => {
  const complaints: Complaint[] = [];
  visit(source.tree, (node) => {
    const what = says(node);
    if (what) complaints.push(complaint(source, node, what));
  });
  return complaints;
};

export const shortFiles: TidyRule = ({ path, tree }) =>
  linesOf(tree) > LIMITS.fileLines ? [`${path}: ${linesOf(tree)} lines; ${LIMITS.fileLines} at most`] : [];

export const shortFunctions: TidyRule = (source) => found(source, (node) => {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
  const lineOf = (position: number) => source.tree.getLineAndCharacterOfPosition(position).line;
  const lines = lineOf(node.end) - lineOf(node.getStart(source.tree)) + 1;
  return lines > LIMITS.functionLines ? `a function of ${lines} lines; ${LIMITS.functionLines} at most` : undefined;
});

export const noAny: TidyRule = (source) => found(source, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined));

export const noReExports: TidyRule = (source) => found(source, (node) =>
  (ts.isExportDeclaration(node) && node.moduleSpecifier ? 'a re-export: import it from where it is' : undefined));

export const noDrawers: TidyRule = ({ path }) => (DRAWER.test(path) ? [`${path}: name the thing, not its drawer`] : []);

/** Who asks for a default export gets one: jest's set-up and tear-down of a run, and the description of a package of others. */
export const noDefaultExports: TidyRule = (source) => found(source, (node) =>
  (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword && ts.isFunctionLike(node.parent) || node.kind === ts.SyntaxKind.DefaultKeyword && ts.isClassLike(node.parent))
    && !/^test\/global-(setup|teardown)\.ts$|\.d\.ts$/.test(source.path) ? 'a default export: name it' : undefined);

/** In the core nothing waits, and nothing depends on when or how often it is asked. */
export const purity: TidyRule = (source) => (PURE.test(source.path) ? found(source, (node) => {
  if (ts.isAwaitExpression(node) || ts.isForOfStatement(node) && node.awaitModifier) return 'the core does not wait';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return node.arguments?.length && MAY_MAKE_DATES.includes(source.path) ? undefined : 'the core has no clock: the caller brings the date';
  }
  if (ts.isPropertyAccessExpression(node) && /^(Date\.(now|parse)|Math\.random|performance\.now|crypto\.\w+)$/.test(node.getText())) return `the core does not use ${node.getText()}`;
  return ts.isIdentifier(node) && /^(process|globalThis|fetch|setTimeout|setInterval|console)$/.test(node.text) && !isName(node) ? `the core does not use ${node.text}` : undefined;
}) : []);

/** The identifier names a property or a parameter of ours, and is not the global of that name. */
const isName = ({ parent, ...node }: ts.Identifier): boolean =>
  ts.isPropertyAccessExpression(parent) && parent.name.pos === node.pos || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isParameter(parent);

export const environmentReadInPlace: TidyRule = (source) =>
  MAY_READ_THE_ENVIRONMENT.includes(source.path) || source.path.startsWith('test/') ? [] : found(source, (node) => {
    const reads = ts.isPropertyAccessExpression(node) && /^(globalThis\.)?process\.env$/.test(node.getText())
      || ts.isElementAccessExpression(node) && /^process\[['"]env['"]\]$/.test(node.getText())
      || ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env'
      || ts.isVariableDeclaration(node) && node.initializer?.getText() === 'process' && ts.isObjectBindingPattern(node.name);
    return reads ? 'the environment is read by config.ts, once' : undefined;
  });

/** Unfinished work, and checks that were switched off; off for one line, by name, is a decision that can be read. */
export const noLeftovers: TidyRule = ({ path, tree }) => {
  const marker = /\b(FIXME|XXX|TODO|HACK)\b|@ts-(ignore|nocheck|expect-error)|\bdebugger;|(es|ox)lint-disable(?!-next-line [a-z])/.exec(tree.text);
  return marker ? [`${path}: leftover ${marker[0]}`] : [];
};

/**
 * No test is left out or runs alone. A suite may be left out where its surroundings are missing, and then it says so
 * in the same expression: `broker ? describe : describe.skip`.
 */
export const everyTestRuns: TidyRule = (source) => found(source, (node) => {
  if (ts.isIdentifier(node) && /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.text)) return node.text;
  if (!ts.isPropertyAccessExpression(node) || !/^(test|it|describe)\.(only|skip|todo|failing)$/.test(node.getText())) return undefined;
  const choice = node.parent;
  const whereMissing = ts.isConditionalExpression(choice) && choice.whenFalse === node && `${choice.whenTrue.getText()}.skip` === node.getText();
  return whereMissing ? undefined : node.getText();
});

/** Polish letters belong to texts; identifiers are written without them. */
export const plainIdentifiers: TidyRule = (source) => found(source, (node) =>
  (ts.isIdentifier(node) && /[^\x20-\x7e]/.test(node.text) ? `an identifier with a letter that not everybody can type: ${node.text}` : undefined));

/** Parsers cast what they have checked; nobody else should need to. `as const` is no cast. */
export const castsIn = ({ tree }: Source): number => {
  let casts = 0;
  visit(tree, (node) => {
    if (ts.isAsExpression(node) && node.type.getText() !== 'const') casts += 1;
  });
  return casts;
};

/** Names that a file exports. */
export function exportsOf({ tree }: Source): string[] {
  return tree.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) return statement.exportClause.elements.map(({ name }) => name.text);
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
    return 'name' in statement && statement.name && ts.isIdentifier(statement.name as ts.Node) ? [(statement.name as ts.Identifier).text] : [];
  });
}
