import { FINDING_QUERY, MATTERS_QUERY, type Facts, type Matter } from './competence-facts.js';
import type { Finding } from './finding.js';

export const askForMatters = async (): Promise<readonly Matter[]> => (await askGraph<{ matters: readonly Matter[] }>(MATTERS_QUERY)).matters;
export const askForFinding = async (input: Facts): Promise<Finding> => (await askGraph<{ competence: Finding }>(FINDING_QUERY, { input })).competence;

/** Needs no token: nobody is named. Rejects with sentences for the person who asked. */
async function askGraph<Data>(query: string, variables: object = {}): Promise<Data> {
  const answer = await fetch(new URL('graphql', document.baseURI), {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ query, variables }),
  }).then(async (response) => (await response.json()) as { data?: Data; errors?: readonly { message: string }[] }, () => undefined).catch(() => undefined);
  if (!answer) throw new Error('Hub nie odpowiada. Sprawdź, czy działa, i spróbuj ponownie.');
  if (!answer.data || answer.errors) throw new Error((answer.errors ?? []).map(({ message }) => message).join(' '));
  return answer.data;
}
