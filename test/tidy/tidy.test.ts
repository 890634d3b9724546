import { describe, expect, test } from '@jest/globals';
import { CASTS_PER_1000_LINES_MAX, EXPORTS_MAX, FILES_FOR_TESTS_ALONE_MAX, MANY_EXPORTS, UNUSED_EXPORTS_MAX } from './ratchets.js';
import { sourceOf, sourcesUnder } from './source.js';
import {
  castsIn, environmentReadInPlace, everyTestRuns, exportsOf, LIMITS, noAny, noDefaultExports, noDrawers, noLeftovers, noReExports, plainIdentifiers, purity,
  shortFiles, shortFunctions, type TidyRule,
} from './tidy-rules.js';
import { testsWithoutAssertion } from './test-asserts.js';
import { ENTRY_POINTS } from './tiers.js';
import { deadFiles, unusedExports } from './unused.js';

const program = sourcesUnder('src', 'schema', 'connectors');
const tests = sourcesUnder('test');

const EVERYWHERE = { shortFiles, noAny, noReExports, noDrawers, noDefaultExports, everyTestRuns, environmentReadInPlace, purity };
/** `describe` is a function as long as its file, these tests plant leftovers, and data of tests has names of people for keys. */
const IN_THE_PROGRAM = { shortFunctions, noLeftovers, plainIdentifiers };

describe('the project', () => {
  test.each(Object.entries(EVERYWHERE))('keeps to %s', (_, rule) => expect([...program, ...tests].flatMap(rule)).toEqual([]));
  test.each(Object.entries(IN_THE_PROGRAM))('keeps to %s, outside its tests', (_, rule) => expect(program.flatMap(rule)).toEqual([]));

  test('asserts something in every test', () => expect(testsWithoutAssertion(tests)).toEqual([]));

  test('exports little from one file, and says why where it is more', () => {
    const many = program.filter((source) => exportsOf(source).length > EXPORTS_MAX).map(({ path }) => path);
    expect(many.toSorted()).toEqual(Object.keys(MANY_EXPORTS).toSorted());
  });

  test('has no file that nobody imports, and few that only tests import', () => {
    expect(deadFiles([...program, ...tests], [...ENTRY_POINTS, ...tests.map(({ path }) => path)])).toEqual([]);
    const forTests = deadFiles(program, ENTRY_POINTS);
    expect(forTests.length > FILES_FOR_TESTS_ALONE_MAX ? forTests : []).toEqual([]);
  });

  test('exports few values that nobody imports', () => {
    const unused = unusedExports(program, tests);
    expect(unused.length > UNUSED_EXPORTS_MAX ? unused : []).toEqual([]);
  });

  test('casts rarely', () => {
    const lines = program.reduce((sum, { tree }) => sum + tree.text.split('\n').filter((line) => line.trim() !== '').length, 0);
    const casts = program.reduce((sum, source) => sum + castsIn(source), 0);
    expect((casts / lines) * 1_000).toBeLessThanOrEqual(CASTS_PER_1000_LINES_MAX);
  });
});

describe('a planted fault is caught:', () => {
  const lines = (count: number, line = 'x();') => Array.from({ length: count }, () => line).join('\n');
  const PLANTED: readonly (readonly [name: string, rule: TidyRule, path: string, text: string])[] = [
    ['a file that is too long', shortFiles, 'src/a.ts', lines(LIMITS.fileLines + 1)],
    ['a function that is too long', shortFunctions, 'src/a.ts', `function a() {\n${lines(LIMITS.functionLines - 1)}\n}`],
    ['an arrow that is too long', shortFunctions, 'src/a.ts', `const a = () => {\n${lines(LIMITS.functionLines - 1)}\n};`],
    ['a method that is too long', shortFunctions, 'src/a.ts', `class A { a() {\n${lines(LIMITS.functionLines - 1)}\n} }`],
    ['any', noAny, 'src/a.ts', 'export const a = (b: any[]) => b;'],
    ['any in a cast', noAny, 'test/a.ts', 'const a = b as any;'],
    ['export * from', noReExports, 'src/a.ts', "export * from './b.js';"],
    ['export { a } from', noReExports, 'src/a.ts', "export { a } from './b.js';"],
    ['a type exported again', noReExports, 'src/a.ts', "export type { A } from './b.js';"],
    ...['src/utils.ts', 'src/a/index.ts', 'src/string-utils.ts', 'test/helpers.ts', 'src/types.ts', 'src/connector-base.ts', 'src/browser/common.tsx']
      .map((path) => [`the name ${path}`, noDrawers, path, ''] as const),
    ['a default function', noDefaultExports, 'src/a.ts', 'export default function a() {}'],
    ['a default class', noDefaultExports, 'src/a.ts', 'export default class A {}'],
    ['a default value', noDefaultExports, 'src/a.ts', 'export default { a: 1 };'],
    ['await in the core', purity, 'src/core/a.ts', 'async function a() { await b(); }'],
    ['for await in the vocabulary', purity, 'src/vocabulary/a.ts', 'async function a() { for await (const b of c) b(); }'],
    ['the clock in the core', purity, 'src/core/a.ts', 'const a = () => Date.now();'],
    ['today in the core', purity, 'src/core/a.ts', 'const a = () => new Date();'],
    ['a date that the core makes', purity, 'src/core/a.ts', 'const a = new Date(0);'],
    ['today in the one file that may make dates', purity, 'src/vocabulary/local-date.ts', 'const a = () => new Date();'],
    ['chance in the core', purity, 'src/core/a.ts', 'const a = Math.random();'],
    ['a random id in the core', purity, 'src/core/a.ts', 'const a = crypto.randomUUID();'],
    ['output in the core', purity, 'src/core/a.ts', "console.log('a');"],
    ['a call over the network in the core', purity, 'src/core/a.ts', 'const a = () => fetch(b);'],
    ['the environment', environmentReadInPlace, 'src/shell/a.ts', 'const a = process.env.A;'],
    ['the environment by key', environmentReadInPlace, 'connectors/a.ts', "const a = process.env['A'];"],
    ['the environment in disguise', environmentReadInPlace, 'src/a.ts', "const a = process['env'];"],
    ['the environment imported', environmentReadInPlace, 'src/a.ts', "import { env } from 'node:process';"],
    ['the environment taken apart', environmentReadInPlace, 'src/a.ts', 'const { env } = process;'],
    ['FIXME', noLeftovers, 'src/a.ts', '// FIXME later'],
    ['@ts-ignore', noLeftovers, 'src/a.ts', '// @ts-ignore\na();'],
    ['a rule switched off for a whole file', noLeftovers, 'src/a.ts', '/* oxlint-disable */'],
    ['test.only', everyTestRuns, 'test/a.test.ts', "test.only('a', () => {});"],
    ['a skipped table of tests', everyTestRuns, 'test/a.test.ts', "describe.skip.each([1])('a', () => {});"],
    ['a suite that is always skipped', everyTestRuns, 'test/a.test.ts', 'const suite = describe.skip;'],
    ['a suite that is skipped where it could run', everyTestRuns, 'test/a.test.ts', 'const suite = broker ? describe.skip : describe;'],
    ['xit', everyTestRuns, 'test/a.test.ts', "xit('a', () => {});"],
    ['a Polish letter in a name', plainIdentifiers, 'src/a.ts', 'const właściwość = 1;'],
  ];
  test.each(PLANTED)('%s', (_, rule, path, text) => expect(rule(sourceOf(path, text))).not.toEqual([]));

  const FINE: readonly [name: string, rule: TidyRule, path: string, text: string][] = [
    ['a file of 400 lines', shortFiles, 'src/a.ts', `${lines(LIMITS.fileLines)}\n`],
    ['a function of 70 lines', shortFunctions, 'src/a.ts', `function a() {\n${lines(LIMITS.functionLines - 2)}\n}`],
    ['the word any in a text', noAny, 'src/a.ts', "const any = 'any';"],
    ['a named export', noReExports, 'src/a.ts', 'const a = 1; export { a };'],
    ['names that say what is in them', noDrawers, 'schema/event-types.ts', ''],
    ['jest\'s set-up', noDefaultExports, 'test/global-setup.ts', 'export default async function globalSetup() {}'],
    ['the calendar date in Poland', purity, 'src/vocabulary/local-date.ts', 'const a = (b: number) => new Date(b);'],
    ['waiting outside the core', purity, 'src/shell/a.ts', 'async function a() { await b(Date.now()); }'],
    ['main reads the environment', environmentReadInPlace, 'src/main.ts', 'const a = process.env;'],
    ['an environment that was handed in', environmentReadInPlace, 'src/a.ts', 'const a = (env: Env) => env.A;'],
    ['one rule switched off for one line', noLeftovers, 'src/a.ts', '// eslint-disable-next-line no-control-regex -- why'],
    ['a suite that needs a broker', everyTestRuns, 'test/a.test.ts', 'const suite = broker ? describe : describe.skip;'],
    ['Polish letters in a text', plainIdentifiers, 'src/a.ts', "const a = 'właściwość';"],
  ];
  test.each(FINE)('and this is left alone: %s', (_, rule, path, text) => expect(rule(sourceOf(path, text))).toEqual([]));

  test('a dead file, though it imports others', () => expect(deadFiles([
    sourceOf('src/main.ts', "import { a } from './a.js';"), sourceOf('src/a.ts', ''), sourceOf('src/dead.ts', "import { a } from './a.js';"),
  ], ['src/main.ts'])).toEqual(['src/dead.ts: nobody imports it']));
  test('an export that nobody imports, unless it is a type of another export', () => expect(unusedExports(
    [sourceOf('src/a.ts', 'export const used = 1; export function dead() {} export interface Wish {} export interface Lost {} export const b = (w: Wish) => w;')],
    [sourceOf('test/a.ts', "import { used, b } from '../src/a.js';")],
  )).toEqual(['src/a.ts: dead', 'src/a.ts: Lost']));
  test('an export is known by the name it had before `as`, and `import *` uses all', () => {
    const a = sourceOf('src/a.ts', 'export const one = 1; export const two = 2;');
    expect(unusedExports([a], [sourceOf('test/a.ts', "import { one as two } from '../src/a.js';")])).toEqual(['src/a.ts: two']);
    expect(unusedExports([a], [sourceOf('test/a.ts', "import * as a from '../src/a.js';")])).toEqual([]);
  });
  test('a test that asserts nothing, also when it calls something of its own or of a neighbour', () => expect(testsWithoutAssertion([
    sourceOf('test/neighbour.ts', 'export const isOne = (a) => expect(a).toBe(1); export const idle = () => 0;'),
    sourceOf('test/a.test.ts', `import { idle, isOne } from './neighbour.js'; const own = () => isOne(1); const empty = () => idle();
      test('asserts', () => { expect(1).toBe(1); });
      test('asserts by a property', () => { fc.assert(a); });
      test('asserts by a neighbour', () => isOne(1));
      test.each([1])('asserts by a function of its own', () => own());
      test('says nothing', () => {});
      test('calls what asserts nothing', async () => { await empty(); });
      test.each([1])('names what asserts and does not call it', () => { const later = [idle]; });`),
  ])).toEqual(['says nothing', 'calls what asserts nothing', 'names what asserts and does not call it'].map((name) => expect.stringContaining(name))));
  test('casts are counted, constants are not', () => expect(castsIn(sourceOf('src/a.ts', 'const a = b as C; const d = [1] as const; const e = f as unknown as G;'))).toBe(3));
  test('exports are counted, whatever they are', () => expect(exportsOf(sourceOf('src/a.ts',
    'export const a = 1, b = 2; export function c() {} export class D {} export interface E {} export type F = 1; const g = 1; export { g }; export enum H {}'))).toEqual(['a', 'b', 'c', 'D', 'E', 'F', 'g', 'H']));
});
