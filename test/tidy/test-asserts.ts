import ts from 'typescript-api';
import { type Complaint, complaint, importsOf, type Source, visit } from './source.js';

/** What a piece of a test calls: `expect`, `fc.assert`, `opened.refused`, by its last name. */
function callsIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  const look = (each: ts.Node) => {
    if (!ts.isCallExpression(each)) return;
    if (ts.isIdentifier(each.expression)) names.add(each.expression.text);
    if (ts.isPropertyAccessExpression(each.expression)) names.add(each.expression.name.text);
  };
  look(node);
  visit(node, look);
  return names;
}

/** Functions and methods of a file by name, with what they call. */
function functionsOf({ tree }: Source): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  visit(tree, (node) => {
    const named = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node) ? node.name : undefined;
    if (named && ts.isIdentifier(named)) found.set(named.text, new Set([...(found.get(named.text) ?? []), ...callsIn(node)]));
  });
  return found;
}

/** Names that assert something when they are called: `expect` and `assert`, and whatever calls one of these. */
function asserting(functions: Iterable<readonly [string, ReadonlySet<string>]>): Set<string> {
  const all = [...functions];
  const names = new Set(['expect', 'assert']);
  for (let before = 0; before !== names.size;) {
    before = names.size;
    for (const [name, calls] of all) if (meet(calls, names)) names.add(name);
  }
  return names;
}

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => [...one].some((name) => other.has(name));

const nameOfTest = ({ arguments: [name] }: ts.CallExpression): string => (name && ts.isStringLiteralLike(name) ? name.text : 'a test');

/** `test('…', () => …)` and `test.each(…)('…', () => …)`. */
function bodyOfTest(call: ts.CallExpression): ts.Node | undefined {
  const callee = ts.isCallExpression(call.expression) || ts.isTaggedTemplateExpression(call.expression) ? call.expression : undefined;
  const head = callee ? (ts.isCallExpression(callee) ? callee.expression : callee.tag) : call.expression;
  return /^(test|it)(\.each)?$/.test(head.getText()) && !(head.getText().endsWith('.each') && !callee) ? call.arguments[1] : undefined;
}

/** Tests that call nothing that asserts, neither in their own words nor in those of the dialect that they import. */
export function testsWithoutAssertion(tests: readonly Source[]): Complaint[] {
  const byPath = new Map(tests.map((source) => [source.path, source]));
  return tests.filter(({ path }) => path.endsWith('.test.ts')).flatMap((source) => {
    const imported = [...reachable(source, byPath)];
    const names = asserting(imported.flatMap((each) => [...functionsOf(each)]));
    const complaints: Complaint[] = [];
    visit(source.tree, (node) => {
      const body = ts.isCallExpression(node) ? bodyOfTest(node) : undefined;
      const saysNothing = body && (ts.isIdentifier(body) ? !names.has(body.text) : !meet(callsIn(body), names));
      if (saysNothing) complaints.push(complaint(source, node, `asserts nothing: ${nameOfTest(node as ts.CallExpression)}`));
    });
    return complaints;
  });
}

/** The file and the tests' own files that it imports, at any distance. */
function reachable(source: Source, byPath: ReadonlyMap<string, Source>): Set<Source> {
  const found = new Set([source]);
  for (const each of found) {
    for (const { target } of importsOf(each, (path) => byPath.has(path))) {
      const next = byPath.get(target);
      if (next) found.add(next);
    }
  }
  return found;
}
