import type { Fetcher } from '@graphiql/toolkit';
import { parse, visit, type OperationDefinitionNode } from 'graphql';
import { authorizationOf, forgetTokens, speaker } from './access.js';
import { cell } from './cell.js';
import { noteFinding } from './finding.js';
import { whatIsMissing } from './ids.js';
import { listen, stopListening } from './live.js';
import { learn } from './walk.js';

/** Id of the tab that is shown. */
export const openTab = cell('');

interface Answer { readonly data?: unknown; readonly errors?: readonly unknown[] }

/** How GraphiQL talks to the graph: HTTP for queries and mutations, WebSocket for subscriptions, in the chosen role. */
export const ask: Fetcher = (params, options) => {
  const operation = operationOf(params.query, params.operationName);
  const operationName = operation?.name?.value;
  const missing = whatIsMissing(params.variables);
  if (missing !== undefined) return Promise.resolve({ data: null, errors: [{ message: missing }] } as never);
  const request = { query: params.query, ...(params.variables && { variables: params.variables }), ...(operationName !== undefined && { operationName }) };
  return operation?.operation === 'subscription' ? watched(request) : post(request, options?.headers);
};

type Request = Parameters<typeof listen>[0];

async function post(request: Request, headers: Record<string, string> = {}): Promise<never> {
  const tab = openTab.get();
  const response = await fetch(new URL('graphql', document.baseURI), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(await authorizationOf(speaker.get())), ...headers },
    body: JSON.stringify(request),
  });
  if (response.status === 401) forgetTokens();
  const answer = (await response.json()) as Answer;
  learn(request.operationName, answer);
  if (!renames(request.query)) noteFinding(tab, answer.data);
  return answer as never;
}

/** An alias: a name in the answer then does not say what stands under it. */
function renames(query: string): boolean {
  let found = false;
  visit(parse(query), { Field: ({ alias }) => void (found ||= alias !== undefined) });
  return found;
}

/** What GraphiQL takes for an observable. It unsubscribes when another tab is opened, too; then the strip goes on listening. */
function watched(request: Request): never {
  let isWatched = true;
  const subscribe = ({ next, error, complete }: { next(result: unknown): void; error(error: unknown): void; complete(): void }) => {
    listen(request, speaker.get(), {
      next(result: Answer) {
        learn(request.operationName, result);
        if (isWatched) next(result);
      },
      error: (reason) => void (isWatched && error(reason)),
      complete: () => void (isWatched && complete()),
    });
    return {
      unsubscribe() {
        isWatched = false;
        const tab = openTab.get();
        setTimeout(() => void (openTab.get() === tab && stopListening()));
      },
    };
  };
  return { subscribe } as never;
}

/** The operation to run; by its name where there are several. GraphiQL may still name the one of the tab before. */
function operationOf(query: string, name: string | null | undefined): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((each) => each.kind === 'OperationDefinition');
    return operations.find((each) => each.name?.value === name) ?? operations[0];
  } catch {
    return undefined; // the hub says what is wrong with it
  }
}
