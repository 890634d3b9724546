import { describe, expect, test } from '@jest/globals';
import { getVariableValues, Kind, parse, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { DEMO_GMINA } from '../../../connectors/ngo/demo-services.js';
import { ROLES } from '../../../src/core/access/actor.js';
import { DECLARATION_CLAUSE } from '../../../src/core/applications/application.js';
import { POPULATION } from '../../../src/demo/population.js';
import { buildGraph } from '../../../src/gateway/graph.js';
import { fillIds, idsIn, planDays, whatIsMissing, type Ids } from '../../../src/gateway/playground/browser/ids.js';
import { SPEAKERS, speakerOf } from '../../../src/gateway/playground/browser/speakers.js';
import { TABS } from '../../../src/gateway/playground/browser/tabs.js';

const schema = await buildGraph();
const ALL_IDS: Ids = { ...planDays(new Date('2026-11-23')), ...Object.fromEntries(TABS.flatMap(({ brings }) => Object.keys(brings ?? {})).map((name) => [name, `id-${name}`])) };

const operationOf = (document: DocumentNode): OperationDefinitionNode => document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!;

describe('a prepared tab', () => {
  test.each(TABS)('asks the graph something that it has: $title', ({ query, name, variables }) => {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    const operation = operationOf(document);
    expect(operation.name?.value).toBe(name);
    const filled: Record<string, unknown> = JSON.parse(fillIds(JSON.stringify(variables ?? {}), ALL_IDS, {}));
    expect(getVariableValues(schema, operation.variableDefinitions ?? [], filled).errors).toBeUndefined();
    expect(Object.keys(filled).toSorted()).toEqual((operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value).toSorted());
  });

  test.each(TABS)('says in its first line whose role it needs, and then what happens: $title', ({ query }) => {
    const [role, ...rest] = query.split('\n');
    expect(role).toMatch(/^# rola: /);
    expect(speakerOf(query)).toBeDefined();
    expect(rest[0]).toMatch(/^# \p{Lu}.+[.:]/u);
  });

  test.each(TABS.map((tab, i) => [tab.title, tab, i] as const))('needs only ids that tabs before it bring: %s', (_title, { variables }, i) => {
    const brought = Object.fromEntries(TABS.slice(0, i).flatMap(({ brings }) => Object.keys(brings ?? {})).map((name) => [name, 'x']));
    const filled = fillIds(JSON.stringify(variables ?? {}), { ...planDays(new Date()), ...brought }, {});
    expect(whatIsMissing(JSON.parse(filled))).toBeUndefined();
  });
});

describe('what the tabs take for granted', () => {
  test('the people in them are three of the demo population, and nobody else', () => {
    const text = JSON.stringify(TABS.map(({ variables }) => variables));
    const known = POPULATION.map(({ identifier }) => identifier.value as string);
    const named = [...new Set(text.match(/\d{11}/g))];
    expect(named).toHaveLength(3);
    expect(known).toEqual(expect.arrayContaining(named));
    for (const { givenName, familyName } of POPULATION.filter(({ identifier }) => named.includes(identifier.value))) {
      expect(text).toContain(`"givenName":"${givenName}","familyName":"${familyName}"`);
    }
  });

  test('the gmina and the declaration are those of the demo', () => {
    const text = JSON.stringify(TABS.map(({ variables }) => variables));
    expect(text).toContain(`"residence":"${DEMO_GMINA}"`);
    expect(text).toContain(`"clause":"${DECLARATION_CLAUSE.version}"`);
  });

  test('every role of the hub can be chosen, and no token at all', () => {
    expect(Object.keys(SPEAKERS).toSorted()).toEqual([...Object.keys(ROLES), 'none'].toSorted());
  });
});

describe('ids that go from one tab to the next', () => {
  test('an answer brings them by the paths of its tab', () => {
    const data = { submitApplication: { application: { id: 'a-1', residentId: 'r-1' }, userErrors: [] } };
    expect(idsIn('SubmitApplication', data)).toEqual({ applicationId: 'a-1', residentId: 'r-1' });
    expect(idsIn('SomebodysOwn', data)).toEqual({});
    expect(idsIn('SubmitApplication', { submitApplication: { application: null } })).toEqual({});
  });

  test('they fill what waits for them, and replace those of an earlier application', () => {
    expect(fillIds('{"id":"{{applicationId}}"}', { applicationId: 'a-2' }, {})).toBe('{"id":"a-2"}');
    expect(fillIds('{"id":"a-1"}', { applicationId: 'a-2' }, { applicationId: ['a-1'] })).toBe('{"id":"a-2"}');
    expect(fillIds('{"id":"somebody-elses"}', { applicationId: 'a-2' }, { applicationId: ['a-1'] })).toBe('{"id":"somebody-elses"}');
  });

  test('whoever skips a step reads which one', () => {
    expect(whatIsMissing({ id: '{{applicationId}}' })).toBe('Brakuje „applicationId”: najpierw uruchom krok 4 – „Złóż wniosek”.');
    expect(whatIsMissing({ id: '{{whatever}}' })).toBe('Brakuje wartości „whatever”: wpisz ją w zmiennych.');
    expect(whatIsMissing({ id: 'a-1' })).toBeUndefined();
  });

  test('a plan begins next month and runs for half a year, also across the new year', () => {
    expect(planDays(new Date('2026-11-23'))).toEqual({ planFrom: '2026-12-01', planUntil: '2027-05-31' });
    expect(planDays(new Date('2026-12-31'))).toEqual({ planFrom: '2027-01-01', planUntil: '2027-06-30' });
  });
});
