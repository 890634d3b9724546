import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../../src/vocabulary/source-system.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const QUERY = `query Card($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $identifier, legal: $legal) {
    id
    socialAssistance { provenance { system state asOf because } record { benefits { name monthlyAmountGrosz } } }
    registry { provenance { system state asOf because } record { identity { familyName } addresses { locality } } }
    labour { provenance { system state asOf because } record { status } }
    health { provenance { system state asOf because } record { active } }
    offers { provenance { system state asOf because } services { name } }
    contradictions { field said { system value } }
    unheard { system state because }
  }
}`;
const PART_OF: Readonly<Partial<Record<SourceSystem, string>>> = { OPS: 'socialAssistance', GMINA: 'registry', PUP: 'labour', HEALTH: 'health', NGO: 'offers' };
/** Known to all four sources that know people. */
const KNOWN = POPULATION[5]!;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };

const MATCHES = `query ($person: PersonInput!, $legal: LegalContextInput!) { residentMatches(person: $person, legal: $legal) { residentId applicationId zone bits because compared } }`;

interface Part { readonly provenance: { readonly system: string; readonly state: string; readonly because: string }; readonly record?: unknown; readonly services?: unknown }
interface Answer {
  readonly data: { readonly resident: (Record<string, Part> & { readonly id: string }) | null };
  readonly errors?: readonly { readonly message: string; readonly path: readonly string[]; readonly extensions: Record<string, unknown> }[];
}

describe('the picture of a resident', () => {
  let hub: RunningHub;
  const card = async (identifier = KNOWN.identifier, ground: object = legal): Promise<Answer> => {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: QUERY, variables: { identifier, legal: ground } }),
    });
    return (await response.json()) as Answer;
  };
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(async () => { await hub.close(); });

  test('five sources are heard, each with where it comes from and why', async () => {
    const { data, errors } = await card();
    expect(errors).toBeUndefined();
    for (const system of SOURCE_SYSTEMS) {
      expect(data.resident![PART_OF[system]!]!.provenance).toMatchObject({ system, state: 'FRESH', because: expect.stringMatching(/odpowiedział\.$/) });
    }
    expect(data.resident!['registry']!.record).toMatchObject({ identity: { familyName: KNOWN.familyName }, addresses: [{ locality: 'Zielone Wzgórze' }] });
    expect(data.resident!['labour']!.record).toEqual({ status: 'JOB_SEEKER' });
  });

  test.each(SOURCE_SYSTEMS)('when %s is gone its part says so, and the rest answers', async (system) => {
    await card(); // the catalogue has been read once
    hub.simulators[system].setMode('down');
    await new Promise((resolve) => setTimeout(resolve, 60)); // and is no longer new
    const { data, errors = [] } = await card();
    hub.simulators[system].setMode('up');
    const state = (each: SourceSystem) => data.resident![PART_OF[each]!]!.provenance.state;
    expect(state(system)).toBe(system === 'NGO' ? 'STALE' : 'UNAVAILABLE');
    expect(SOURCE_SYSTEMS.filter((each) => each !== system).map(state)).toEqual(['FRESH', 'FRESH', 'FRESH', 'FRESH']);
    expect(data.resident!).toMatchObject({ contradictions: [], unheard: system === 'NGO' ? [] : [{ system, state: 'UNAVAILABLE', because: expect.stringMatching(/\.$/) }] });
    expect(errors.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual(system === 'NGO' ? [] : [{
      path: ['resident', PART_OF[system], 'record'], code: 'SOURCE_UNREACHABLE', source: system, coordinate: expect.stringMatching(new RegExp(`^${system.toLowerCase()}\\.`)),
      retryable: true, correlationId: expect.any(String),
    }]);
    expect(JSON.stringify(errors)).not.toContain(KNOWN.identifier.value);
  });

  test('a source that does not know the person says that, and it is no error', async () => {
    const { data, errors } = await card(POPULATION[1]!.identifier);
    expect(errors).toBeUndefined();
    expect(data.resident!['socialAssistance']).toEqual({ provenance: expect.objectContaining({ state: 'UNKNOWN_PERSON' }), record: null });
  });

  test('a purpose that does not open a source keeps it from being asked', async () => {
    const before = hub.simulators.HEALTH.calls();
    const { data } = await card(KNOWN.identifier, { ...legal, purpose: 'APPLICATION_HANDLING' });
    expect(data.resident!['health']).toEqual({ provenance: { system: 'HEALTH', state: 'DENIED', asOf: null, because: expect.stringContaining('rozpatrzenie wniosku') }, record: null });
    expect(hub.simulators.HEALTH.calls()).toBe(before);
  });

  test('a source is asked only for a part that the query selects', async () => {
    const before = SOURCE_SYSTEMS.map((system) => hub.simulators[system].calls());
    await hub.as('coordinator').ask(`query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
      resident(identifier: $identifier, legal: $legal) { labour { record { status } } } }`, { identifier: KNOWN.identifier, legal });
    expect(SOURCE_SYSTEMS.map((system, i) => hub.simulators[system].calls() - before[i]!)).toEqual([0, 0, 1, 0, 0]);
  });

  test('every look is in the access log: who, when, why, in which case, and what was opened', async () => {
    const { data } = await card();
    const { accessLog } = await hub.as('auditor').ask<{ accessLog: { edges: { node: Record<string, unknown> }[] } }>(
      'query ($id: ID!) { accessLog(resident: $id, first: 2) { edges { node { actorRole actorId action purpose basis caseId opened result } } } }', { id: data.resident!.id });
    const [parts] = accessLog.edges.map(({ node }) => node);
    expect(parts).toMatchObject({ actorRole: 'coordinator', actorId: 'demo-coordinator', action: 'resident.read', purpose: 'NEEDS_RECOGNITION', basis: legal.basis, caseId: legal.caseId, result: 'DONE' });
    expect((parts!['opened'] as string[]).toSorted()).toEqual(['health', 'id', 'labour', 'offers', 'registry', 'socialAssistance']);
  });

  test('where a source knows the person under another name, it is shown, and a clerk is asked', async () => {
    const { resident } = await hub.as('coordinator').ask<{ resident: { links: { system: string; zone: string; because: string }[]; contradictions: unknown[] } }>(
      `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) {
        links { system zone because } contradictions { field said { system value } } } }`, { identifier: POPULATION[12]!.identifier, legal });
    expect(resident.links.map(({ system, zone }) => `${system} ${zone}`)).toEqual(['OPS REVIEW', 'GMINA LINK', 'PUP LINK', 'HEALTH LINK']);
    expect(resident.links[0]!.because).toMatch(/Rozstrzyga pracownik/);
    expect(resident.contradictions).toEqual([{
      field: 'familyName', said: [{ system: 'OPS', value: 'Dawniejsza' }, { system: 'GMINA', value: POPULATION[12]!.familyName }, { system: 'PUP', value: POPULATION[12]!.familyName }, { system: 'HEALTH', value: POPULATION[12]!.familyName }],
    }]);
  });

  test('what those who were heard contradict is shown beside the source that is silent', async () => {
    hub.simulators.GMINA.setMode('down');
    const { data } = await card(POPULATION[12]!.identifier);
    hub.simulators.GMINA.setMode('up');
    expect(data.resident).toMatchObject({
      contradictions: [{ field: 'familyName', said: expect.arrayContaining([{ system: 'OPS', value: 'Dawniejsza' }]) }], unheard: [{ system: 'GMINA' }],
    });
  });

  describe('remembers who is who', () => {
    /** The OPS has this person under another surname. */
    const OTHER_NAME = POPULATION[24]!;
    interface Link { readonly system: string; readonly recordId: string; readonly zone: string; readonly made: string | null; readonly decision: string | null; readonly since: string | null; readonly reason: string | null; readonly because: string; readonly reviewId: string | null }
    const look = async (identifier = OTHER_NAME.identifier) => (await hub.as('coordinator').ask<{ resident: { id: string; links: Link[]; contradictions: { field: string }[] } & Record<string, Part> }>(
      `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) {
        id links { system recordId zone made decision since reason because reviewId } contradictions { field }
        socialAssistance { provenance { system state asOf because } record { recordId } } } }`, { identifier, legal })).resident;
    const reviews = async () => (await hub.as('clerk').ask<{ matchReviews: { edges: { node: { id: string; residentId: string; system: string; because: string; compared: string[] } }[] } }>(
      '{ matchReviews(first: 100) { edges { node { id residentId system recordId bits because compared foundAt state } } } }')).matchReviews.edges.map(({ node }) => node);
    const about = async (residentId: string) => (await reviews()).filter((review) => review.residentId === residentId);
    const decide = async (reviewId: string, decision: string) => (await hub.as('clerk').ask<{ decideMatch: { review: { state: string } | null; userErrors: { code: string }[] } }>(
      'mutation ($id: ID!, $decision: MatchAnswer!) { decideMatch(reviewId: $id, decision: $decision, reason: DOCUMENT_SEEN) { review { state } userErrors { code } } }', { id: reviewId, decision })).decideMatch;
    const onRecord = async (mutation: string, residentId: string, recordId: string) => (await hub.as('clerk').ask<{ [mutation: string]: { link: { made: string | null; decision: string | null } | null; userErrors: { code: string }[] } }>(
      `mutation ($id: ID!, $record: ID!) { ${mutation}(residentId: $id, system: OPS, recordId: $record) { link { made decision } userErrors { code } } }`, { id: residentId, record: recordId }))[mutation]!;
    /** Without the parts, whose errors stand beside the data when a source is silent. */
    const linksOf = async (identifier: object, purpose = legal.purpose) => (await hub.as('coordinator').ask<{ resident: { links: Link[] } }>(
      `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) {
        links { system recordId zone made decision since reason because reviewId } } }`, { identifier, legal: { ...legal, purpose } })).resident.links;
    const opsOf = ({ links }: { links: Link[] }) => links.find(({ system }) => system === 'OPS')!;

    test('a doubt is asked once, however often it is read; a clerk\'s „to kto inny” takes the record out of the picture, and can be taken back', async () => {
      const [first, again] = [await look(), await look()];
      expect(opsOf(again)).toEqual(opsOf(first));
      expect(again.links.map(({ system, zone, made }) => [system, zone, made])).toEqual([
        ['OPS', 'REVIEW', null], ['GMINA', 'LINK', 'SAME_IDENTIFIER'], ['PUP', 'LINK', 'SAME_IDENTIFIER'],
      ]);
      const [review, ...more] = await about(first.id);
      expect(more).toEqual([]);
      expect(review).toMatchObject({ id: opsOf(first).reviewId, system: 'OPS', because: expect.stringMatching(/Rozstrzyga pracownik/) });
      expect(JSON.stringify(review)).not.toMatch(/Dawniejsza/);

      expect(await decide(review!.id, 'NOT_THE_SAME')).toEqual({ review: { state: 'DECIDED' }, userErrors: [] });
      expect(await decide(review!.id, 'SAME')).toEqual({ review: null, userErrors: [{ code: 'MATCH_DECIDED' }] });
      const without = await look();
      expect(without['socialAssistance']).toEqual({ provenance: { system: 'OPS', state: 'UNKNOWN_PERSON', asOf: null, because: expect.stringMatching(/^Pracownik rozstrzygnął/) }, record: null });
      expect(opsOf(without)).toMatchObject({ zone: 'NO_LINK', made: null, decision: 'NOT_THE_SAME', since: expect.any(String), reason: 'DOCUMENT_SEEN', reviewId: null, because: expect.stringMatching(/kogo innego: sprawdzono dokument/) });
      expect(without.contradictions).toEqual([]);
      expect(await about(first.id)).toEqual([]);

      expect(await onRecord('reconsiderMatch', first.id, opsOf(first).recordId)).toEqual({ link: { made: null, decision: null }, userErrors: [] });
      const back = await look();
      expect(back['socialAssistance']).toMatchObject({ provenance: { state: 'FRESH' }, record: { recordId: opsOf(first).recordId } });
      expect(opsOf(back)).toMatchObject({ zone: 'REVIEW', decision: null, reviewId: (await about(first.id))[0]!.id });
    });

    test('what a clerk links is linked, and what a clerk unlinks is asked about again', async () => {
      const { id, links } = await look(POPULATION[36]!.identifier);
      const { recordId } = opsOf({ links });
      expect(await onRecord('linkRecord', id, recordId)).toEqual({ link: { made: 'CLERK', decision: null }, userErrors: [] });
      expect(opsOf(await look(POPULATION[36]!.identifier))).toMatchObject({ zone: 'LINK', made: 'CLERK', reviewId: null, because: expect.stringMatching(/^Pracownik rozstrzygnął, że ten zapis dotyczy tej osoby/) });
      expect(await onRecord('linkRecord', id, recordId)).toEqual({ link: null, userErrors: [{ code: 'MATCH_DECIDED' }] });
      expect(await onRecord('unlinkRecord', id, recordId)).toEqual({ link: { made: null, decision: 'UNLINKED' }, userErrors: [] });
      const unlinked = await look(POPULATION[36]!.identifier);
      expect(unlinked['socialAssistance']).toMatchObject({ provenance: { state: 'UNKNOWN_PERSON' }, record: null });
      expect(opsOf(unlinked)).toMatchObject({ decision: 'UNLINKED', reviewId: expect.any(String) });
    });

    test('while the register does not answer nothing is written down, since its silence would make others look wrong', async () => {
      hub.simulators.GMINA.setMode('down');
      const { id, links } = await look(POPULATION[0]!.identifier);
      hub.simulators.GMINA.setMode('up');
      expect(links).toEqual([]);
      expect(await about(id)).toEqual([]);
    });

    test('while the register does not answer what was decided and asked stands as it was, and is not compared', async () => {
      const doubted = POPULATION[0]!.identifier;
      const before = await look(doubted);
      expect(opsOf(before)).toMatchObject({ zone: 'REVIEW', reviewId: expect.any(String) });
      hub.simulators.GMINA.setMode('down');
      const silent = await look(doubted);
      hub.simulators.GMINA.setMode('up');
      const standing = ({ links }: { links: Link[] }) => links.map(({ system, zone, made, reviewId }) => `${system} ${zone} ${made} ${reviewId}`).toSorted();
      expect(standing(silent)).toEqual(standing(before));
      for (const { because } of silent.links) expect(because).toMatch(/Rejestr mieszkańców teraz nie odpowiada, więc niczego nie porównano\.$/);
      expect((await about(before.id)).map(({ id }) => id)).toEqual([opsOf(before).reviewId]);
    });

    test('a question about a record whose source is silent is still shown', async () => {
      const before = await look(POPULATION[0]!.identifier);
      hub.simulators.OPS.setMode('down');
      const links = await linksOf(POPULATION[0]!.identifier);
      hub.simulators.OPS.setMode('up');
      expect(opsOf({ links })).toMatchObject({ zone: 'REVIEW', reviewId: opsOf(before).reviewId, because: expect.stringMatching(/Źródło nie podało teraz tego zapisu/) });
    });

    test('a link is remembered when its source does not answer, and told only to whom the purpose opens the source', async () => {
      const linksFor = (purpose: string) => linksOf(POPULATION[6]!.identifier, purpose);
      const before = (await linksFor('NEEDS_RECOGNITION')).map(({ system, made }) => `${system} ${made}`);
      hub.simulators.HEALTH.setMode('down');
      const silent = await linksFor('NEEDS_RECOGNITION');
      hub.simulators.HEALTH.setMode('up');
      expect(silent.map(({ system, made }) => `${system} ${made}`)).toEqual(before);
      expect(silent.at(-1)).toMatchObject({ system: 'HEALTH', zone: 'LINK', made: 'SAME_IDENTIFIER', because: expect.stringMatching(/^Źródło nie podało teraz tego zapisu/) });
      expect((await linksFor('APPLICATION_HANDLING')).map(({ system }) => system)).not.toContain('HEALTH');
    });

    test('what is no id, or not yours, is refused as data; other roles neither ask nor decide', async () => {
      const { id } = await look();
      expect(await onRecord('linkRecord', 'nobody', '1')).toEqual({ link: null, userErrors: [{ code: 'NOT_FOUND' }] });
      expect(await onRecord('linkRecord', id, 'a b')).toEqual({ link: null, userErrors: [{ code: 'INVALID_VALUE' }] });
      expect((await hub.as('clerk').ask<{ linkRecord: object }>(
        'mutation ($id: ID!) { linkRecord(residentId: $id, system: NGO, recordId: "1") { link { made } userErrors { code field } } }', { id })).linkRecord)
        .toEqual({ link: null, userErrors: [{ code: 'INVALID_VALUE', field: ['system'] }] });
      expect(await decide('00000000-0000-4000-8000-000000000000', 'SAME')).toEqual({ review: null, userErrors: [{ code: 'NOT_FOUND' }] });
      await expect(hub.as('auditor').ask('{ matchReviews { edges { node { id } } } }')).rejects.toThrow(/rola/);
      await expect(hub.as('provider').ask(MATCHES, { person: { familyName: 'Lis', givenName: 'Jan' }, legal })).rejects.toThrow(/rola/);
    });
  });

  test('a number that eWUŚ calls annulled proves nothing, where insurance is asked for as well; elsewhere it is not heard', async () => {
    const VOID = 'Numer PESEL w co najmniej jednym zapisie został unieważniony, więc niczego nie dowodzi.';
    const isVoid = async (fields: string, { declared = '', fragment = '', ...variables }: { declared?: string; fragment?: string; also?: boolean } = {}) => {
      const { resident } = await hub.as('coordinator').ask<{ resident: { links: { compared: string[] }[] } }>(
        `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput! ${declared}) { resident(identifier: $identifier, legal: $legal) { links { compared } ${fields} } } ${fragment}`,
        { identifier: POPULATION[13]!.identifier, legal, ...variables });
      return [...new Set(resident.links.map(({ compared }) => compared.includes(VOID)))];
    };
    expect(await isVoid('insurance { record { status } }')).toEqual([true]);
    expect(await isVoid('...Insured', { fragment: 'fragment Insured on Resident { insurance { record { status } } }' })).toEqual([true]);
    expect(await isVoid('')).toEqual([false]);
    expect(await isVoid('insurance @include(if: $also) { record { status } }', { declared: '$also: Boolean!', also: false })).toEqual([false]);
  });

  test('a clerk who looks for somebody without a PESEL says enough of them, and for a purpose of theirs', async () => {
    const ground = { ...legal, purpose: 'APPLICATION_HANDLING' };
    const matches = (person: object, on: object = ground) => hub.as('clerk').ask<{ residentMatches: unknown[] }>(MATCHES, { person, legal: on });
    expect((await matches({ givenName: 'Nikt', familyName: 'Taki', birthDate: '1984-05' })).residentMatches).toEqual([]);
    await expect(matches({ givenName: 'Anna' })).rejects.toThrow(/Podaj identyfikator/);
    await expect(matches({ familyName: 'Lis', birthDate: '14.05.1984' })).rejects.toThrow(/person\.birthDate/);
    await expect(matches({ familyName: 'L'.repeat(101), givenName: 'Jan' })).rejects.toThrow(/person\.familyName/);
    await expect(matches({ identifier: { type: 'PESEL', value: '44051401358' } })).rejects.toThrow(/person\.identifier/);
    await expect(matches({ familyName: 'Lis', givenName: 'Jan' }, legal)).rejects.toThrow(/w tym celu/);
  });

  test('a wrong PESEL is refused without being repeated', async () => {
    const { errors } = await card({ type: 'PESEL', value: '44051401358' } as never);
    expect(errors).toMatchObject([{ extensions: { code: 'IDENTIFIER_INVALID' } }]);
    expect(JSON.stringify(errors)).not.toContain('44051401358');
  });
});
