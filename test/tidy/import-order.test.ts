import { describe, expect, test } from '@jest/globals';
import { cycles, emptyPlaces, forbiddenImports, upwardImports, withoutPlace } from './import-order.js';
import { sourceOf, sourcesUnder } from './source.js';
import { ENTRY_POINTS, TIERS } from './tiers.js';

const program = sourcesUnder('src', 'schema', 'connectors');
const everything = [...program, ...sourcesUnder('test')];

describe('the program', () => {
  test('has a place in the order of imports for every file, and no place without a file', () => {
    expect(withoutPlace(program, TIERS)).toEqual([]);
    expect(emptyPlaces(program, TIERS)).toEqual([]);
  });
  test('imports in one direction', () => expect(upwardImports(program, TIERS)).toEqual([]));
  test('has no files that import each other, tests included', () => expect(cycles(everything)).toEqual([]));
  test('keeps the core pure, connectors apart, kafkajs behind its adapter, tests and programs unimported', () =>
    expect(forbiddenImports(everything)).toEqual([]));
  test('has the programs that are said to be there', () => {
    const paths = new Set(program.map(({ path }) => path));
    expect(ENTRY_POINTS.filter((path) => !paths.has(path))).toEqual([]);
  });
});

describe('a planted fault is caught:', () => {
  const tiers = [['src/vocabulary'], ['src/core/law', 'src/core/access'], ['connectors/ops', 'connectors/pup'], ['src/shell/store'], ['src/hub.ts']];
  const planted = (path: string, text: string) => [sourceOf(path, text), ...['src/vocabulary/pesel.ts', 'src/hub.ts', 'src/main.ts', 'src/core/access/may.ts',
    'src/shell/store/orm.ts', 'connectors/pup/client.ts', 'test/postgres.ts'].map((other) => sourceOf(other, ''))];
  const upward = (path: string, text: string) => upwardImports(planted(path, text), tiers);
  const forbidden = (path: string, text: string) => forbiddenImports(planted(path, text));

  test('an import from below', () => expect(upward('src/vocabulary/a.ts', "\nimport { hub } from '../hub.js';")).toEqual(['src/vocabulary/a.ts:2: src/hub.ts comes later in the order of imports']));
  test('a type-only import from below', () => expect(upward('src/core/law/a.ts', "import type { Orm } from '../../shell/store/orm.js';")).toHaveLength(1));
  test('an import() from below', () => expect(upward('src/core/law/a.ts', "export const a = () => import('../../hub.js');")).toHaveLength(1));
  test('the type of an import() from below', () => expect(upward('src/core/law/a.ts', "export type A = import('../../hub.js').Hub;")).toHaveLength(1));
  test('a neighbour', () => expect(upward('src/core/law/a.ts', "import { may } from '../access/may.js';")).toEqual(['src/core/law/a.ts:1: a neighbour, src/core/access/may.ts, is imported']));
  test('a connector that knows another one', () => expect(upward('connectors/ops/a.ts', "import '../pup/client.js';")).toHaveLength(1));
  test('and an import from above is left alone', () => expect(upward('src/core/law/a.ts', "import { parsePesel } from '../../vocabulary/pesel.js';")).toEqual([]));
  test('a file without a place', () => expect(withoutPlace([sourceOf('src/corelaw/a.ts', '')], tiers)).toHaveLength(1));
  test('a place without a file', () => expect(emptyPlaces([sourceOf('src/vocabulary/a.ts', '')], [['src/vocabulary', 'src/voc']])).toEqual(['src/voc']));

  test('a circle of two, closed by a type', () => expect(cycles([
    sourceOf('src/a.ts', "import { b } from './b.js';"), sourceOf('src/b.ts', "import type { A } from './a.js';"),
  ])).toEqual(['src/a.ts → src/b.ts → src/a.ts']));
  test('a circle of three that begins elsewhere', () => expect(cycles([
    sourceOf('src/start.ts', "import './a.js';"), sourceOf('src/a.ts', "import './b.js';"), sourceOf('src/b.ts', "import './c.js';"), sourceOf('src/c.ts', "import './a.js';"),
  ])).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts']));

  test.each([
    ['a package in the core', 'src/core/law/a.ts', "import { z } from 'zod';"],
    ['Node in the core', 'src/core/law/a.ts', "import { readFileSync } from 'node:fs';"],
    ['Node in the vocabulary, for a type', 'src/vocabulary/a.ts', "import type { Buffer } from 'node:buffer';"],
    ['the shell in a connector', 'connectors/ops/a.ts', "import { openOrm } from '../../src/shell/store/orm.js';"],
    ['access in a connector', 'connectors/ops/a.ts', "import { may } from '../../src/core/access/may.js';"],
    ['kafkajs in a command', 'src/shell/commands/a.ts', "import { Kafka } from 'kafkajs';"],
    ['kafkajs beside its adapter', 'src/shell/kafka/event-log.ts', "import type { Kafka } from 'kafkajs';"],
    ['a test', 'src/hub2.ts', "import { testDatabase } from '../test/postgres.js';"],
    ['a program', 'test/a.ts', "import '../src/main.js';"],
  ])('%s', (_, path, text) => expect(forbidden(path, text)).toHaveLength(1));
  test('and what is allowed is left alone', () => {
    expect(forbidden('src/shell/kafka/kafkajs-sender.ts', "import { Kafka } from 'kafkajs';")).toEqual([]);
    expect(forbidden('test/kafka/a.ts', "import { Kafka } from 'kafkajs'; import '../postgres.js';")).toEqual([]);
    expect(forbidden('connectors/ops/a.ts', "import { parsePesel } from '../../src/vocabulary/pesel.js'; import { request } from 'undici';")).toEqual([]);
  });
});
