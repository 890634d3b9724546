import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType } from 'graphql';
import pg from 'pg';
import { APPLICATION_LIFE, FORWARDING_LIFE, PART_LIFE } from '../../src/core/applications/lifecycle.js';
import { DISPATCH_LIFE } from '../../src/core/letters/lifecycle.js';
import { PLAN_ITEM_LIFE, PLAN_LIFE } from '../../src/core/plans/lifecycle.js';
import { REFERRAL_LIFE } from '../../src/core/referrals/lifecycle.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import type { Life } from '../../src/vocabulary/lifecycle.js';
import { testDatabase, type TestDatabase } from '../postgres.js';
import { faultsOf, valuesOfCheck } from './lifecycle-proof.js';
import { sourcesUnder } from './source.js';
import { exportsOf } from './tidy-rules.js';

const LIVES: readonly { table: string; graph: string; life: Life; name: string }[] = [
  { name: 'APPLICATION_LIFE', life: APPLICATION_LIFE, table: 'application', graph: 'ApplicationState' },
  { name: 'PART_LIFE', life: PART_LIFE, table: 'application_part', graph: 'PartState' },
  { name: 'FORWARDING_LIFE', life: FORWARDING_LIFE, table: 'forwarding', graph: 'ForwardingState' },
  { name: 'PLAN_LIFE', life: PLAN_LIFE, table: 'plan', graph: 'PlanState' },
  { name: 'PLAN_ITEM_LIFE', life: PLAN_ITEM_LIFE, table: 'plan_item', graph: 'PlanItemState' },
  { name: 'REFERRAL_LIFE', life: REFERRAL_LIFE, table: 'referral', graph: 'ReferralState' },
  { name: 'DISPATCH_LIFE', life: DISPATCH_LIFE, table: 'dispatch', graph: 'DispatchState' },
];

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('every life that the core has is proved here', () => {
  const inTheCore = sourcesUnder('src/core').filter(({ path }) => path.endsWith('/lifecycle.ts')).flatMap(exportsOf).filter((name) => name.endsWith('_LIFE'));
  expect(inTheCore.toSorted()).toEqual(LIVES.map(({ name }) => name).toSorted());
});

describe.each(LIVES)('$name', ({ life, table, graph }) => {
  test('every state can be reached from the first one, and every act ends in a state', () => expect(faultsOf(life)).toEqual([]));

  test('the database takes its states and no others', async () => {
    const { rows } = await client.query<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%state%'`, [table]);
    expect(rows.map(({ definition }) => valuesOfCheck(definition).toSorted())).toEqual([Object.keys(life).toSorted()]);
  });

  test('the graph names its states and no others', () => {
    const type = buildSchema(readFileSync(join(PROJECT_ROOT, 'schema/hub.graphql'), 'utf8')).getType(graph);
    expect(isEnumType(type) ? type.getValues().map(({ name }) => name).toSorted() : []).toEqual(Object.keys(life).toSorted());
  });
});

test('a planted fault is caught: a state that nothing leads to, an act that leads nowhere, an island', () => {
  expect(faultsOf({ A: { go: 'B' }, B: {}, C: { back: 'A' } })).toEqual(['C cannot be reached']);
  expect(faultsOf({ A: { go: 'D' }, B: {} })).toEqual(['A: go leads to D, which is no state', 'B cannot be reached']);
  expect(faultsOf({ A: {}, B: { go: 'C' }, C: { go: 'B' } })).toEqual(['B cannot be reached', 'C cannot be reached']);
  expect(faultsOf({ A: { go: 'B', stay: 'A' }, B: { back: 'A' } })).toEqual([]);
});
