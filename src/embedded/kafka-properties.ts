/** The ports of one broker, all on loopback. */
export interface KafkaPorts {
  readonly client: number;
  readonly controller: number;
  /** A second door for clients that go through a fault proxy: where the broker listens, and what it tells clients. */
  readonly proxied?: { readonly listens: number; readonly advertises: number };
}

/** server.properties of a single KRaft node that is broker and controller in one. */
export function serverProperties(ports: KafkaPorts, data: string, more: Readonly<Record<string, string>> = {}): string {
  const { client, controller, proxied } = ports;
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': '1',
    listeners: [
      `PLAINTEXT://127.0.0.1:${client}`,
      ...(proxied ? [`PROXIED://127.0.0.1:${proxied.listens}`] : []),
      `CONTROLLER://127.0.0.1:${controller}`,
    ].join(','),
    'advertised.listeners': [
      `PLAINTEXT://127.0.0.1:${client}`,
      ...(proxied ? [`PROXIED://127.0.0.1:${proxied.advertises}`] : []),
    ].join(','),
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'log.dirs': data,
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'num.network.threads': '2',
    'num.io.threads': '2',
    'log.cleaner.dedupe.buffer.size': '2097152',
    'controlled.shutdown.enable': 'false',
    // After SIGKILL the controller takes the broker back only when it has missed it for so long (9 s unless said).
    'broker.session.timeout.ms': '2000',
    'broker.heartbeat.interval.ms': '500',
    ...more,
  }).map(([name, value]) => `${name}=${value}\n`).join('');
}

/** Warnings only, and the one line that says the broker is ready (READY_LINE). */
export const LOG4J = `status=error
appender.c.type=Console
appender.c.name=C
appender.c.layout.type=PatternLayout
appender.c.layout.pattern=%d %p %c - %m%n
logger.ready.name=kafka.server.KafkaRaftServer
logger.ready.level=INFO
rootLogger.level=WARN
rootLogger.appenderRef.c.ref=C
`;

/** Written after the broker has been let in by the controller (unfenced): from then on topics can be made and written to. */
export const READY_LINE = 'Kafka Server started';
