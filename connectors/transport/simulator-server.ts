import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { playMode, type Simulator, type SimulatorMode } from './knobs.js';

/** A simulator without its fault modes: it answers whatever `playMode` leaves to the wire, the mode `fault` included. */
export type SimulatorAnswer = (request: IncomingMessage, response: ServerResponse, mode: SimulatorMode) => void | Promise<void>;

/** A real server on loopback. Port 0, the default, takes a free one. */
export async function startSimulator(answer: SimulatorAnswer, port = 0): Promise<Simulator> {
  let mode: SimulatorMode = 'up';
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    if (playMode(mode, request, response)) return;
    void (async () => answer(request, response, mode))().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('a simulator listens on a port');
  return {
    url: `http://127.0.0.1:${bound.port}`,
    setMode: (next) => { mode = next; },
    calls: () => calls,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections(); // a request that hangs on purpose would hold the server open
    }),
  };
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}
