import { WebSocket } from 'ws';

export interface Message { readonly id?: string; readonly type: string; readonly payload?: unknown }

/** A WebSocket that writes down what it hears; tests speak the protocol themselves, so they can also speak it wrongly. */
export function openSocket(url: string, headers: Record<string, string> = {}, protocol = 'graphql-transport-ws') {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), protocol, { headers });
  const heard: Message[] = [];
  const waiting: (() => void)[] = [];
  const wake = () => waiting.splice(0).forEach((each) => each());
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => {
    resolve(code);
    wake();
  }));
  socket.on('message', (bytes) => {
    heard.push(JSON.parse(String(bytes)));
    wake();
  });
  socket.on('error', () => undefined);
  const opened = new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  opened.catch(() => undefined);

  /** The first message that fits; fails when the socket closes before. */
  const hear = async (fits: (message: Message) => boolean): Promise<Message> => {
    for (;;) {
      const found = heard.find(fits);
      if (found) return found;
      if (socket.readyState === socket.CLOSED) throw new Error(`closed after ${JSON.stringify(heard)}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const say = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return {
    socket, heard, closed, hear, opened, say,
    init: async (payload?: object) => {
      await opened;
      say({ type: 'connection_init', ...(payload && { payload }) });
      await hear(({ type }) => type === 'connection_ack');
    },
    subscribe: (id: string, query: string, variables?: object) => say({ id, type: 'subscribe', payload: { query, ...(variables && { variables }) } }),
    ended: (id: string) => hear((message) => message.id === id && (message.type === 'complete' || message.type === 'error')),
    results: (id: string) => heard.filter((message) => message.id === id && message.type === 'next').map(({ payload }) => payload),
  };
}
