import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a simulator can be told to do wrong. Set by tests, and by `npm run -s hub -- simulator`. */
export const SIMULATOR_MODES = [
  'up', 'down', 'slow', 'server-error', 'fault', 'malformed', 'truncated', 'wrong-content-type', 'refused', 'maintenance',
] as const;
export type SimulatorMode = (typeof SIMULATOR_MODES)[number];

/** A running simulator of one source: a real server of that wire on loopback. */
export interface Simulator {
  readonly url: string;
  setMode(mode: SimulatorMode): void;
  /** Exchanges answered or broken since start. */
  readonly calls: () => number;
  close(): Promise<void>;
}

/** Plays the modes that are the same on every wire. True when the request has been dealt with. `fault` is the wire's own. */
export function playMode(mode: SimulatorMode, request: IncomingMessage, response: ServerResponse): boolean {
  const send = (status: number, contentType: string, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
    return true;
  };
  switch (mode) {
    case 'down':
      request.socket.destroy();
      return true;
    case 'slow':
      return true; // never answers; the caller's deadline ends it
    case 'server-error':
      return send(500, 'text/plain', 'Internal Server Error');
    case 'malformed':
      return send(200, String(request.headers.accept ?? 'application/json').split(',')[0]!, '{"<nie');
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '10000' }).write('{"');
      setTimeout(() => request.socket.destroy(), 5);
      return true;
    case 'wrong-content-type':
      return send(200, 'application/pdf', '%PDF-1.4');
    case 'refused':
      return send(401, 'application/json', '{}');
    case 'maintenance':
      return send(200, 'text/html', '<html><body>Przerwa techniczna</body></html>');
    case 'up':
    case 'fault':
      return false;
  }
}
