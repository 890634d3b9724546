/** The side of the servers under measurement: says where it listens, answers how much processor it has used, closes when told. */
export function serveBench(url: string, close: () => Promise<void>): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!({ cpuSeconds: (user + system) / 1e6 });
  });
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group; the bench says when to go
  for (const told of ['SIGTERM', 'disconnect'] as const) process.once(told, () => void close().then(() => process.exit(0)));
  process.send!({ url });
}
