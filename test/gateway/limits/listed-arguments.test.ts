import { describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { documentLimits } from '../../../src/gateway/limits/document-limits.js';
import { GATEWAY_LIMITS } from '../../../src/gateway/limits/gateway-limits.js';
import { buildGraph } from '../../../src/gateway/graph.js';

const schema = await buildGraph();
const refusals = (text: string) => validate(schema, parse(text), [documentLimits(GATEWAY_LIMITS)]).map(({ extensions }) => extensions['code']);

/** All five parts of a person, and what ties their records to them. */
const PERSON = `fragment Person on Resident {
  id
  socialAssistance { provenance { system state asOf because } record { lastInterviewOn benefits { name area monthlyAmountGrosz until } } }
  registry { provenance { system state asOf because } record { identity { givenName familyName birthDate } addresses { kind locality street house from } } }
  labour { provenance { system state asOf because } record { status since } }
  health { provenance { system state asOf because } record { active generalPractitioner } }
  offers { provenance { system state asOf because } services { name provider { name } } }
  links { system recordId zone because }
  contradictions { field said { system value } }
}`;
const people = (aliases: number, identifiers: string, selection = '...Person') =>
  Array.from({ length: aliases }, (_, i) => `p${i}: residents(identifiers: ${identifiers}, legal: $legal) { ${selection} }`).join('\n');
const byVariable = (aliases: number, selection?: string) =>
  `query ($who: [PersonIdentifierInput!]!, $legal: LegalContextInput!) { ${people(aliases, '$who', selection)} } ${selection ? '' : PERSON}`;
const literally = (aliases: number, length: number) =>
  `query ($one: PersonIdentifierInput!, $legal: LegalContextInput!) { ${people(aliases, `[${'$one '.repeat(length)}]`, 'id')} }`;

describe('people who are named in a list', () => {
  test.each([1, 2, 3])('a hundred of them with all that is known, asked for %i times in one document, pass', (times) => {
    expect(refusals(byVariable(times))).toEqual([]);
  });

  test.each([4, 20])('a hundred of them, asked for %i times, are too many, however little of them is asked', (times) => {
    expect(refusals(byVariable(times, 'id'))).toEqual(['QUERY_TOO_MANY_LISTED']);
  });

  test('a list that stands in the document counts by its length', () => {
    expect(refusals(literally(20, 15))).toEqual([]);
    expect(refusals(literally(20, 16))).toEqual(['QUERY_TOO_MANY_LISTED']);
  });

  test('a single value is a list of one, and a fragment hides nothing', () => {
    const hidden = `fragment More on Query { ${people(4, '$who', 'id')} }`;
    expect(refusals(`query ($pesel: String!, $legal: LegalContextInput!) { ${people(20, '{ type: PESEL, value: $pesel }', 'id')} }`)).toEqual([]);
    expect(refusals(`query ($who: [PersonIdentifierInput!]!, $legal: LegalContextInput!) { ...More } ${hidden}`)).toEqual(['QUERY_TOO_MANY_LISTED']);
  });

  test('a list that is an act\'s own matter counts nothing', () => {
    const acts = Array.from({ length: 10 }, (_, i) => `a${i}: forwardApplication(id: "x", matters: $matters) { userErrors { code } }`).join('\n');
    expect(refusals(`mutation ($matters: [ID!]!) { ${acts} }`)).toEqual([]);
  });
});
