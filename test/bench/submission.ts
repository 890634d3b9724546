import { DECLARATION_CLAUSE } from '../../src/core/applications/application.js';
import { DEMO_CENTRE } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';

const SUBMIT = `mutation Submit($input: SubmitApplicationInput!) {
  submitApplication(input: $input) { application { id number finding { outcome parts { mode unit { code } rule statute because } } } userErrors { code field } }
}`;

/** Body of the n-th application: a carer files it for somebody else, and it is none that was sent before. */
export function submissionBody(n: number): string {
  const [person, applicant] = [POPULATION[n % POPULATION.length]!, POPULATION[(n + 1) % POPULATION.length]!];
  const named = ({ identifier, givenName, familyName }: typeof person) => ({ identifier, givenName, familyName });
  const input = {
    channel: 'PAPER', matters: ['CUS-001'], agreesToForwarding: true, declaration: { clause: DECLARATION_CLAUSE.version },
    applicant: { ...named(applicant), capacity: 'ACTUAL_CARER' }, personConcerned: { ...named(person), residence: DEMO_CENTRE.gminas[0]! },
  };
  return JSON.stringify({ query: SUBMIT, operationName: 'Submit', variables: { input } });
}
