/** A small client of the public graph, as any program outside the hub would have one. */
export interface GraphClient {
  /** Data of the answer; throws when the answer has errors. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Events of a subscription over SSE, until the signal fires or the connection ends. */
  listen<Data>(query: string, variables: Readonly<Record<string, unknown>>, signal: AbortSignal): AsyncGenerator<Data, void>;
}

interface Answer<Data> { readonly data?: Data | null; readonly errors?: readonly { message: string; extensions?: { code?: string } }[] }

export function graphClient(graphUrl: string, token: () => Promise<string> | string): GraphClient {
  const post = async (accept: string, body: object, signal?: AbortSignal) => fetch(accept === 'text/event-stream' ? `${graphUrl}/stream` : graphUrl, {
    method: 'POST', headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${await token()}` },
    body: JSON.stringify(body), ...(signal && { signal }),
  });
  return {
    async ask<Data>(query: string, variables = {}) {
      const response = await post('application/json', { query, variables });
      return dataOf((await response.json()) as Answer<Data>);
    },
    async *listen<Data>(query: string, variables: Readonly<Record<string, unknown>>, signal: AbortSignal) {
      const response = await post('text/event-stream', { query, variables }, signal);
      if (!response.ok || !response.body) throw new Error(`the subscription was refused: ${response.status}`);
      for await (const data of serverSentEvents(response.body)) yield dataOf(JSON.parse(data) as Answer<Data>);
    },
  };
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors?.length) throw new Error(errors.map(({ message, extensions }) => `${extensions?.code ?? 'ERROR'}: ${message}`).join('; '));
  return data!;
}

/** The `data` of each `event: next` of a text/event-stream. */
async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).split('\n\n');
    rest = events.pop()!;
    for (const event of events) {
      const lines = event.split('\n');
      if (lines.includes('event: next')) yield lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim()).join('\n');
    }
  }
}
