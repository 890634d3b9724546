import { POPULATION } from '../../src/demo/population.js';
import type { SyntheticPerson } from '../../connectors/synthetic-person.js';

/** The person card: one resident, all five parts, every field. Values travel as variables, as any frontend sends them. */
export const PERSON_CARD = `query PersonCard($person: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $person, legal: $legal) {
    id
    socialAssistance {
      provenance { ...From }
      record { recordId identity { ...Who } benefits { name area monthlyAmountGrosz from until } lastInterviewOn socialWorkerUnit }
    }
    registry {
      provenance { ...From }
      record { recordId identity { ...Who } addresses { kind gmina locality street house flat postalCode from until } householdSize }
    }
    labour { provenance { ...From } record { recordId identity { ...Who } status since benefitUntil } }
    health { provenance { ...From } record { recordId identity { ...Who } active generalPractitioner managingOrganization } }
    offers {
      provenance { ...From }
      services { id system name description provider { id name } active places { name address latitude longitude } areas minimumAge maximumAge languages }
    }
  }
}
fragment From on Provenance { system state asOf because }
fragment Who on Identity { givenName familyName birthDate sex }`;

/** Opens all five sources. */
export const LEGAL = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'CUS.512.1.2026' } as const;

/** People whom all four sources of personal data know, so that every part has a record. */
export const KNOWN_EVERYWHERE: readonly SyntheticPerson[] = POPULATION.filter(({ ops, gmina, pup, health }) => ops && gmina && pup && health);

/** Bodies of the person-card request, each in a case of its own: what is asked in one case by several at once is asked once, and would measure that. */
export const CARD_BODIES: readonly string[] = Array.from({ length: 200 }, (_, i) => JSON.stringify({
  query: PERSON_CARD, operationName: 'PersonCard',
  variables: { person: KNOWN_EVERYWHERE[i % KNOWN_EVERYWHERE.length]!.identifier, legal: { ...LEGAL, caseId: `CUS.512.${i + 1}.2026` } },
}));

/** Every part of so many residents in one query: as many aliases, as many variables. */
export function listBody(length: number): string {
  const people = POPULATION.slice(0, length);
  const query = `query PersonList(${people.map((_, i) => `$p${i}: PersonIdentifierInput!`).join(' ')} $legal: LegalContextInput!) {
    ${people.map((_, i) => `r${i}: resident(identifier: $p${i}, legal: $legal) { ...Parts }`).join('\n    ')}
  }
  fragment Parts on Resident {
    id
    socialAssistance { provenance { state } record { recordId } } registry { provenance { state } record { recordId } }
    labour { provenance { state } record { recordId } } health { provenance { state } record { recordId } } offers { provenance { state } services { id } }
  }`;
  const variables = { legal: LEGAL, ...Object.fromEntries(people.map(({ identifier }, i) => [`p${i}`, identifier])) };
  return JSON.stringify({ query, operationName: 'PersonList', variables });
}
