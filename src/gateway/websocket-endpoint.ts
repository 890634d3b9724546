import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, type Server as Protocol } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { graphqlTransport, type Line, type TransportParts } from './graphql-transport.js';
import { principalKey, type PrincipalKey } from './limits/request-rate.js';

export interface WebsocketParts extends TransportParts {
  readonly path: string;
  readonly rate: (key: PrincipalKey) => number;
}

/** A socket whose other end has not answered the last ping by now is cut: nobody reads there. */
const PING_MILLISECONDS = 12_000;

/** Subscriptions over WebSocket. The token comes in the upgrade request, or in `connection_init` as `authorization`. */
export function websocketEndpoint(server: Server, parts: WebsocketParts) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: parts.limits.bodyBytes, handleProtocols: (offered) => handleProtocols(offered) });
  const protocol = graphqlTransport(parts);

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== parts.path) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (open) => attend(open, request, protocol, parts));
  };
  server.on('upgrade', upgrade);

  return {
    /** Says goodbye (1001) to everyone; whoever has not left after `milliseconds` is cut. */
    close: async (milliseconds: number): Promise<void> => {
      const leaving = [...sockets.clients].map((each) => new Promise<void>((resolve) => each.once('close', () => resolve())));
      for (const each of sockets.clients) each.close(1001, 'Going away');
      const cut = setTimeout(() => sockets.clients.forEach((each) => each.terminate()), milliseconds);
      await Promise.all(leaving);
      clearTimeout(cut);
    },
  };
}

/** One socket from its opening to its end. */
function attend(socket: WebSocket, request: IncomingMessage, protocol: Protocol<Line>, { rate, log }: WebsocketParts): void {
  const line: Line = {
    socket, address: request.socket.remoteAddress ?? '', authorization: request.headers.authorization, open: new Map(), atClose: [],
  };
  const closed = protocol.opened({
    protocol: socket.protocol,
    send: (text) => new Promise<void>((resolve) => socket.send(text, () => resolve())), // a socket that closed meanwhile is no fault
    close: (code, reason) => socket.close(code, reason),
    onMessage: (read) => socket.on('message', (bytes) => {
      if (rate(line.principal?.key ?? principalKey(undefined, line.address)) > 0) return socket.close(4429, 'Too many requests');
      read(String(bytes)).catch((error: unknown) => {
        log.error({ code: 'INTERNAL', name: error instanceof Error ? error.name : typeof error }, 'websocket message failed');
        socket.close(CloseCode.InternalServerError, 'Internal server error');
      });
    }),
  }, line);

  let hasAnswered = true;
  const pings = setInterval(() => {
    if (!hasAnswered) return socket.terminate();
    hasAnswered = false;
    socket.ping();
  }, PING_MILLISECONDS);
  socket.on('pong', () => { hasAnswered = true; });
  socket.on('error', () => socket.terminate()); // a frame too long or malformed; ws has already answered with its code
  socket.once('close', (code) => {
    clearInterval(pings);
    line.atClose.forEach((each) => each());
    closed(code).catch(() => undefined);
    log.info({ code }, 'websocket closed');
  });
}
