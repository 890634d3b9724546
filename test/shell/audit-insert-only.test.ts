import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Cases, openCases } from '../case-builder.js';

let cases: Cases;
beforeAll(async () => {
  cases = await openCases();
  await cases.at('COMPLETED');
});
afterAll(() => cases.close());

const CHANGES = ["update audit set result = 'DONE'", 'update audit set result = result where false', 'delete from audit', 'truncate audit', 'truncate audit cascade'];

/** Code of PostgreSQL's answer to one statement; `done` when it took it. */
async function answerTo(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql).then(() => 'done', (error: pg.DatabaseError) => error.code ?? error.message);
  } finally {
    await client.end();
  }
}

const audited = () => cases.rows("select count(*)::int as n, md5(string_agg(a::text, '|' order by id)) as digest from audit a");

describe('what stands in the audit', () => {
  test.each(CHANGES)('is not changed by its owner: %s', async (sql) => {
    const before = await audited();
    expect(await answerTo(cases.ownerUrl, sql)).toBe('P0001'); // raised by the trigger
    expect(await audited()).toEqual(before);
  });

  test.each([...CHANGES, 'drop table audit', 'alter table audit disable trigger all', 'drop trigger audit_is_insert_only on audit'])(
    'is not changed by the application: %s', async (sql) => {
      const before = await audited();
      expect(await answerTo(cases.url, sql)).toBe('42501'); // insufficient privilege
      expect(await audited()).toEqual(before);
    });
});

test('the application deletes nothing anywhere, and changes no structure', async () => {
  const tables = (await cases.rows<{ name: string }>("select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")).map(({ name }) => name);
  expect(tables).toEqual(expect.arrayContaining(['application', 'audit', 'journal', 'referral']));
  for (const table of tables) {
    expect([table, await answerTo(cases.url, `delete from "${table}"`)]).toEqual([table, '42501']);
    expect([table, await answerTo(cases.url, `truncate "${table}"`)]).toEqual([table, '42501']);
  }
  expect(await answerTo(cases.url, 'create table mine (id int)')).toBe('42501');
});
