import { describe, expect, test } from '@jest/globals';
import { getVariableValues, Kind, parse, validate } from 'graphql';
import { CHANNELS } from '../../../src/core/routing/facts.js';
import { buildGraph } from '../../../src/gateway/graph.js';
import { CHANNEL_NAMES, CIRCUMSTANCES, factsOf, faultsOf, FINDING_QUERY, MATTERS_QUERY, PLACES } from '../../../src/gateway/playground/browser/competence-facts.js';

const schema = await buildGraph();

const filled = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ channel: 'PAPER', receivedOn: '', ...Object.fromEntries(Object.keys(PLACES).map((place) => [place, ''])), ...fields })) form.set(name, value);
  return form;
};

describe('the form of the tester', () => {
  test('asks the graph something that it has', () => {
    expect([MATTERS_QUERY, FINDING_QUERY].flatMap((query) => validate(schema, parse(query)))).toEqual([]);
  });

  test('can say every fact that competence takes, and nothing else', () => {
    const everything = factsOf(filled({
      receivedOn: '2026-11-24', ...Object.fromEntries(Object.keys(PLACES).map((place) => [place, '3208083'])), ...Object.fromEntries(Object.keys(CIRCUMSTANCES).map((name) => [name, 'on'])),
    }), ['PS-010']);
    const operation = parse(FINDING_QUERY).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)!;
    expect(getVariableValues(schema, operation.variableDefinitions ?? [], { input: everything }).errors).toBeUndefined();
    const input = schema.getType('CompetenceInput')!;
    expect(Object.keys(everything).toSorted()).toEqual('getFields' in input ? Object.keys(input.getFields()).toSorted() : []);
    expect(Object.keys(CHANNEL_NAMES)).toEqual([...CHANNELS]);
  });

  test('leaves out what is not known, and reads a code that was typed with spaces', () => {
    expect(factsOf(filled({ residence: ' 32 08 083 ' }), ['PS-010'])).toEqual({ matters: ['PS-010'], channel: 'PAPER', residence: '3208083' });
  });

  test('finds what is wrong before anybody is asked', () => {
    expect(faultsOf(filled({}), ['PS-010'])).toEqual({});
    expect(Object.keys(faultsOf(filled({ stay: '320808', school: '0108083' }), []))).toEqual(['matters', 'stay', 'school']);
    expect(faultsOf(filled({}), Array.from({ length: 21 }, (_, i) => `PS-${i}`))).toEqual({ matters: 'Wybierz najwyżej 20 spraw.' });
  });
});
