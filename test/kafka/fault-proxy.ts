import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface FaultProxy {
  readonly port: number;
  /** Of every so many answers one is lost: what was asked has been done, and the connection breaks. 0: none. */
  loseEvery(answers: number): void;
  lost(): number;
  close(): Promise<void>;
}

/** A door before a server that loses answers. `target` may be set late: a broker must know the port of its proxy when it starts. */
export async function faultProxy(target: () => string): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let [every, answers, lost] = [0, 0, 0];
  const server = createServer((client) => {
    const [host = '', port = ''] = target().split(':');
    const upstream = connect(Number(port), host);
    const end = (): void => {
      client.resetAndDestroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end).on('close', end).on('close', () => open.delete(socket));
    }
    client.on('data', (bytes: Buffer) => upstream.write(bytes));
    upstream.on('data', (bytes: Buffer) => {
      answers += 1;
      if (every > 0 && answers % every === 0) {
        lost += 1;
        end();
      } else {
        client.write(bytes);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    loseEvery: (each) => { every = each; },
    lost: () => lost,
    close: async () => {
      for (const socket of open) socket.destroy();
      await once(server.close(), 'close');
    },
  };
}
