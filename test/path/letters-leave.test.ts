import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { COURSES } from '../../connectors/gmina/edoreczenia/box-simulator.js';
import { gminaSimulator, simulatedPosts } from '../../connectors/gmina/simulator.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

interface Dispatched {
  readonly id: string; readonly channel: string; readonly state: string;
  readonly deliveredOn: string | null; readonly because: string | null; readonly officeSign: string | null;
}
interface Letter { readonly kind: string; readonly dispatches: readonly Dispatched[] }
interface Page { readonly edges: readonly { readonly node: { readonly id: string }; readonly cursor: string }[]; readonly pageInfo: { readonly hasNextPage: boolean } }
interface Payload { readonly dispatch: Dispatched | null; readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[] }

const DISPATCH = 'id channel state deliveredOn because officeSign officeEntries { number year registeredAt }';
const PAUSES = { first: 20, max: 100 };

describe('letters leave the hub', () => {
  let hub: RunningHub;
  let posts: Awaited<ReturnType<typeof gminaSimulator>>;
  beforeAll(async () => {
    posts = await gminaSimulator({ people: [] });
    hub = await runningHub({
      addresses: (demo) => ({ ...demo, GMINA: { ...demo.GMINA, ...simulatedPosts(posts.url) } }),
      dispatch: { pace: { idle: 50, retry: PAUSES, follow: PAUSES, register: 200 } },
    });
  });
  afterAll(async () => {
    await hub.close();
    await posts.close();
  });

  const clerk = () => hub.as('clerk');
  async function submit(matter: string): Promise<string> {
    const { identifier, givenName, familyName, gmina } = POPULATION[0]!;
    const { submitApplication } = await clerk().ask<{ submitApplication: { application: { id: string } } }>(
      'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code field } } }',
      {
        input: {
          channel: 'PAPER', matters: [matter], agreesToForwarding: true, applicant: { capacity: 'PERSON_CONCERNED', identifier, givenName, familyName },
          personConcerned: { identifier, givenName, familyName, residence: gmina!.gmina },
        },
      });
    return submitApplication.application.id;
  }
  const passOn = async (id: string, act: 'forwardApplication' | 'assignApplication') => {
    const answer = await clerk().ask<Record<string, { userErrors: readonly { code: string }[] }>>(`mutation ($id: ID!) { ${act}(id: $id) { userErrors { code } } }`, { id });
    expect(answer[act]!.userErrors).toEqual([]);
  };
  const dispatchOf = async (id: string, kind: string): Promise<Dispatched | undefined> => {
    const { application } = await clerk().ask<{ application: { letters: readonly Letter[] } }>(
      `query ($id: ID!) { application(id: $id) { letters { kind dispatches { ${DISPATCH} } } } }`, { id });
    return application.letters.find((letter) => letter.kind === kind)?.dispatches[0];
  };
  async function until(id: string, kind: string, state: string): Promise<Dispatched> {
    for (;;) {
      const found = await dispatchOf(id, kind);
      if (found?.state === state) return found;
      await sleep(50);
    }
  }
  const act = async (mutation: string, variables: Readonly<Record<string, unknown>>) => (await clerk().ask<{ done: Payload }>(mutation, variables)).done;

  test('to the labour office by e-Doręczenia, once, until it is proved that it arrived; the events say so', async () => {
    const id = await submit('PUP-001');
    const stop = new AbortController();
    const events = hub.as('coordinator').listen<{ applicationEvents: { type: string; detail: string | null } }>(
      'subscription ($id: ID!) { applicationEvents(applicationId: $id, after: "START") { type detail } }', { id }, stop.signal);
    await passOn(id, 'forwardApplication');
    const delivered = await until(id, 'COVER', 'DELIVERED');
    expect(delivered).toMatchObject({ channel: 'EDORECZENIA', deliveredOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), because: null });
    expect(posts.box.messages().filter(({ to }) => to === 'AE:PL-10001-20002-ABCDE-11')).toHaveLength(1);

    const heard: string[] = [];
    for await (const { applicationEvents: { type, detail } } of events) {
      if (type.startsWith('LETTER_')) heard.push(`${type} ${detail}`);
      if (type === 'LETTER_DELIVERED') break;
    }
    stop.abort();
    expect(heard).toEqual(['LETTER_WRITTEN FORWARDING_65', 'LETTER_WRITTEN COVER', 'LETTER_SENT COVER', 'LETTER_DELIVERED COVER']);
  });

  test('to the office of the gmina into its EZD, where the case has a sign, and what is registered there is seen', async () => {
    const id = await submit('SR-008');
    await passOn(id, 'assignApplication');
    const { channel, officeSign } = await until(id, 'COVER_INTERNAL', 'DELIVERED');
    expect([channel, officeSign]).toEqual(['EZD', posts.office.cases().at(-1)!.sign]);
    expect(posts.office.documents().at(-1)).toMatchObject({ caseId: posts.office.cases().at(-1)!.caseId, name: 'pismo-cover-internal.txt' });
    for (;;) {
      const { application } = await clerk().ask<{ application: { letters: { dispatches: { officeEntries: readonly object[] }[] }[] } }>(
        'query ($id: ID!) { application(id: $id) { letters { dispatches { officeEntries { number year } } } } }', { id });
      const entries = application.letters.flatMap(({ dispatches }) => dispatches.flatMap(({ officeEntries }) => officeEntries));
      if (entries.length > 0) return expect(entries).toEqual([{ number: expect.any(Number), year: new Date().getFullYear() }]);
      await sleep(50);
    }
  });

  test('of which nobody knows whether it has left lies in the clerk\'s list; the clerk decides, and it is followed', async () => {
    posts.box.breakAfterTaking('drop');
    const id = await submit('PUP-001');
    await passOn(id, 'forwardApplication');
    await until(id, 'COVER', 'REVIEW_REQUIRED');
    posts.box.breakAfterTaking(undefined);
    const { dispatches } = await clerk().ask<{ dispatches: { edges: readonly { node: Dispatched & { applicationId: string } }[] } }>(
      `{ dispatches(state: REVIEW_REQUIRED) { edges { node { applicationId ${DISPATCH} } } } }`);
    const [review] = dispatches.edges.map(({ node }) => node);
    expect([dispatches.edges.length, review]).toEqual([1, expect.objectContaining({ applicationId: id, because: expect.stringMatching(/^Nie wiadomo, czy pismo wysłano/) })]);

    const decide = (decision: string, taskId: string | null) => act(
      `mutation ($id: ID!, $decision: DispatchDecision!, $taskId: String) {
        done: decideDispatch(id: $id, decision: $decision, taskId: $taskId) { dispatch { ${DISPATCH} } userErrors { code field } } }`,
      { id: review!.id, decision, taskId });
    const messages = posts.box.messages().length;
    expect(await decide('IT_WAS_SENT', posts.box.messages().at(-1)!.taskId)).toMatchObject({ dispatch: { state: 'SENT', because: null }, userErrors: [] });
    await until(id, 'COVER', 'DELIVERED');
    expect(posts.box.messages()).toHaveLength(messages);
    expect(await decide('SEND_AGAIN', null)).toEqual({ dispatch: null, userErrors: [{ code: 'DELIVERY_STATE', field: ['id'] }] });
  });

  test('whose case in the EZD nobody knows of is looked for there, and the clerk goes on with what was found', async () => {
    posts.office.setOutcome('done-then-dropped');
    const id = await submit('SR-008');
    await passOn(id, 'assignApplication');
    const review = await until(id, 'COVER_INTERNAL', 'REVIEW_REQUIRED');
    posts.office.setOutcome('done');
    const { caseId, sign } = posts.office.cases().at(-1)!;
    const { dispatches } = await clerk().ask<{ dispatches: { edges: readonly { node: { foundInOffice: unknown } }[] } }>(
      '{ dispatches(state: REVIEW_REQUIRED, channel: EZD) { edges { node { foundInOffice { caseId sign } } } } }');
    expect(dispatches.edges.map(({ node }) => node.foundInOffice)).toEqual([{ caseId, sign }]);
    const cases = posts.office.cases().length;
    await act(`mutation ($id: ID!, $caseId: String) { done: decideDispatch(id: $id, decision: IT_WAS_SENT, taskId: $caseId) { dispatch { ${DISPATCH} } userErrors { code field } } }`, { id: review.id, caseId });
    await until(id, 'COVER_INTERNAL', 'DELIVERED');
    expect(posts.office.cases()).toHaveLength(cases);
  });

  test('on paper by a clerk\'s hand: posted, then delivered; what waits stands in the list, oldest first', async () => {
    const id = await submit('PUP-001');
    await passOn(id, 'forwardApplication');
    const notice = await until(id, 'FORWARDING_65', 'QUEUED');
    const paper = async (first: number, after: string | null) => (await clerk().ask<{ dispatches: Page }>(
      `query ($first: Int!, $after: String) {
        dispatches(channel: PAPER, first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } }`, { first, after })).dispatches;
    const all = await paper(100, null);
    const [one, ...others] = all.edges;
    expect(all.edges.at(-1)!.node.id).toBe(notice.id);
    expect((await paper(1, null)).pageInfo.hasNextPage).toBe(true);
    expect((await paper(100, one!.cursor)).edges).toEqual(others);

    const posted = await act(`mutation ($id: ID!) { done: recordPosting(id: $id) { dispatch { ${DISPATCH} } userErrors { code field } } }`, { id: notice.id });
    expect(posted).toMatchObject({ dispatch: { state: 'SENT' }, userErrors: [] });
    const deliver = (on: string) => act(
      `mutation ($id: ID!, $on: LocalDate!) {
        done: recordDelivery(id: $id, deliveredOn: $on) { dispatch { ${DISPATCH} } userErrors { code field } } }`, { id: notice.id, on });
    expect((await deliver('2999-01-01')).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['deliveredOn'] }]);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date());
    expect((await deliver(today)).dispatch).toMatchObject({ state: 'DELIVERED', deliveredOn: today });
    expect((await paper(100, null)).edges.map(({ node }) => node.id)).not.toContain(notice.id);
  });

  test('of which nobody knows whether it has left goes on paper when the clerk says so: by a new dispatch, which stands in the list', async () => {
    posts.box.breakAfterTaking('drop');
    const id = await submit('PUP-001');
    await passOn(id, 'forwardApplication');
    const lost = await until(id, 'COVER', 'REVIEW_REQUIRED');
    posts.box.breakAfterTaking(undefined);
    const { dispatch } = await act(
      `mutation ($id: ID!) { done: decideDispatch(id: $id, decision: ON_PAPER) { dispatch { ${DISPATCH} } userErrors { code field } } }`, { id: lost.id });
    expect(dispatch).toMatchObject({ channel: 'PAPER', state: 'QUEUED', because: null });
    const { dispatches } = await clerk().ask<{ dispatches: Page }>('{ dispatches(first: 100) { edges { cursor node { id } } pageInfo { hasNextPage } } }');
    const waiting = dispatches.edges.map(({ node }) => node.id);
    expect([waiting.includes(dispatch!.id), waiting.includes(lost.id)]).toEqual([true, false]);
    const { application } = await clerk().ask<{ application: { letters: readonly Letter[] } }>(
      `query ($id: ID!) { application(id: $id) { letters { kind dispatches { ${DISPATCH} } } } }`, { id });
    expect(application.letters.find(({ kind }) => kind === 'COVER')!.dispatches.map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual(['EDORECZENIA ABANDONED', 'PAPER QUEUED']);
  });

  test('by a hub that is stopped in the middle and started again: once', async () => {
    posts.box.setCourse(COURSES.DELIVERED);
    const before = posts.box.messages().length;
    const ids = await Promise.all(Array.from({ length: 4 }, async () => {
      const id = await submit('PUP-001');
      await passOn(id, 'forwardApplication');
      return id;
    }));
    await hub.restart();
    for (const id of ids) await until(id, 'COVER', 'DELIVERED');
    expect(posts.box.messages().length - before).toBe(4);
  });

  test('for nobody who may not send them', async () => {
    for (const role of ['resident', 'provider', 'unit', 'auditor', 'administrator'] as const) {
      await expect(hub.as(role).ask('{ dispatches(state: QUEUED) { edges { node { id } } } }')).rejects.toThrow(/Twoja rola/);
    }
  });
});
