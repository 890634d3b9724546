import { expect, test } from '@jest/globals';
import { type AuditResult, serverAudits } from 'graphql-http';
import { startEdge } from './edge.js';

/**
 * MAY and SHOULD that the hub does not follow. GET is 405, because variables would stand in the address; a refused document is
 * 400 for `application/json` too, so that a proxy's figures show it.
 */
const NOT_FOLLOWED = ['5A70', '6A70', 'D6D5', '572B', '7B9B', 'FDE2'].toSorted();

test('the graphql-http audits find no error, and no remark beside the known ones', async () => {
  await using edge = await startEdge({ limits: { requestsAtOnce: 10_000 } });
  const results: AuditResult[] = [];
  for (const audit of serverAudits({ url: edge.url })) results.push(await audit.fn());
  expect(results.filter(({ status }) => status === 'error')).toEqual([]);
  expect(results.filter(({ status }) => status !== 'ok').map(({ id }) => id).toSorted()).toEqual(NOT_FOLLOWED);
  expect(results.length).toBeGreaterThanOrEqual(61);
});
