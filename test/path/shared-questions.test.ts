import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../connectors/transport/knobs.js';
import { startSimulator } from '../../connectors/transport/simulator-server.js';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const KNOWN = POPULATION[21]!;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };

interface Held { readonly gone: Promise<unknown>; pass(): Promise<void> }

describe('requests that ask about the same person at the same time', () => {
  let hub: RunningHub;
  /** Stands before the register of residents, and holds each question back until it is told to pass it on. */
  let door: Simulator;
  let held: Held[] = [];
  let arrived = (): void => undefined;
  beforeAll(async () => {
    door = await startSimulator(async (request, response) => {
      const body = await buffer(request);
      held.push({
        gone: once(response, 'close'),
        pass: async () => {
          const answer = await fetch(`${hub.simulators.GMINA.url}${request.url}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
        },
      });
      arrived();
    });
    hub = await runningHub({ addresses: (demo) => ({ ...demo, GMINA: { ...demo.GMINA, url: door.url, limits: { attemptMilliseconds: 10_000, attempts: 1 } } }) });
  });
  afterAll(async () => {
    await hub.close();
    await door.close();
  });
  beforeEach(() => { held = []; });

  const heldQuestions = async (count: number) => {
    while (held.length < count) await new Promise<void>((resolve) => { arrived = resolve; });
  };
  const request = async (parts: string, { caseId = legal.caseId, signal = AbortSignal.timeout(10_000) } = {}) => {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, signal,
      body: JSON.stringify({
        query: `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) { id ${parts} } }`,
        variables: { identifier: KNOWN.identifier, legal: { ...legal, caseId } },
      }),
    });
    return ((await response.json()) as { data: { resident: { id: string; registry: unknown } } }).data.resident;
  };
  const registry = (more = {}) => request('registry { provenance { state } record { identity { familyName } } }', more);
  /** Asks the PUP as well: when that has heard the question, this request has come to the register, too. */
  const registryAndLabour = async (more = {}) => {
    const before = hub.simulators.PUP.calls();
    const answer = request('registry { provenance { state } record { identity { familyName } } } labour { provenance { state } }', more);
    while (hub.simulators.PUP.calls() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    return { answer };
  };
  const HEARD = { registry: { provenance: { state: 'FRESH' }, record: { identity: { familyName: KNOWN.familyName } } } };
  const calls = async (work: () => Promise<void>) => {
    const before = door.calls();
    await work();
    return door.calls() - before;
  };

  test('on the same ground share one exchange with the source, and each of them is in the audit', async () => {
    expect(await calls(async () => {
      const first = registry();
      await heldQuestions(1);
      const second = await registryAndLabour();
      await held[0]!.pass();
      const [{ id, ...one }, other] = await Promise.all([first, second.answer]);
      expect([one, other]).toMatchObject([HEARD, HEARD]);
      const { accessLog } = await hub.as('auditor').ask<{ accessLog: { edges: { node: { opened: string[] } }[] } }>(
        'query ($id: ID!) { accessLog(resident: $id, first: 10) { edges { node { opened } } } }', { id });
      expect(accessLog.edges.filter(({ node }) => node.opened.includes('registry'))).toHaveLength(2);
    })).toBe(1);
  });

  test('for another case ask the source on their own', async () => {
    expect(await calls(async () => {
      const both = [registry(), registry({ caseId: 'W/2026/000002' })];
      await heldQuestions(2);
      await Promise.all(held.map(({ pass }) => pass()));
      expect(await Promise.all(both)).toMatchObject([HEARD, HEARD]);
    })).toBe(2);
  });

  test('leave alone: who was first goes away, and the other one still gets the answer', async () => {
    expect(await calls(async () => {
      const caller = new AbortController();
      const first = registry({ signal: caller.signal });
      await heldQuestions(1);
      const second = await registryAndLabour();
      caller.abort();
      await expect(first).rejects.toThrow('aborted');
      await held[0]!.pass();
      expect(await second.answer).toMatchObject(HEARD);
    })).toBe(1);
  });

  test('take the question back from the source when both have gone', async () => {
    expect(await calls(async () => {
      const caller = new AbortController();
      const first = registry({ signal: caller.signal });
      await heldQuestions(1);
      const second = await registryAndLabour({ signal: caller.signal });
      caller.abort();
      await Promise.allSettled([first, second.answer]);
      await held[0]!.gone;
    })).toBe(1);
  });
});
