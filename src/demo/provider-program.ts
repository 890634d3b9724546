import { graphClient } from './graph-client.js';
import { workByGraph } from './provider-by-graph.js';
import { workByKafka } from './provider-by-kafka.js';

/**
 * A provider's own program, as a provider could run one: a process of its own that knows the hub by its graph and its
 * topics alone. It hears of a referral, opens the package with its own token, and answers accepted, started, completed.
 * With Kafka it works by events; without, by subscription and mutations. Started by `demo.ts`, or by hand:
 *
 *   HUB_GRAPH_URL=… HUB_TOKEN=… HUB_PROVIDER=p-0001 [KAFKA_BROKERS=… KAFKA_TOPIC_PREFIX=hub] node dist/src/demo/provider-program.js
 */
const { HUB_GRAPH_URL, HUB_TOKEN, HUB_PROVIDER, KAFKA_BROKERS, KAFKA_TOPIC_PREFIX = 'hub', PROVIDER_PACE_MILLISECONDS = '1000' } = process.env;
if (!HUB_GRAPH_URL || !HUB_TOKEN || !HUB_PROVIDER) {
  process.stderr.write('Podaj HUB_GRAPH_URL, HUB_TOKEN i HUB_PROVIDER.\n');
  process.exit(2);
}
process.title = `cus-provider-${HUB_PROVIDER}`;
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
process.on('SIGINT', () => { if (!process.connected) stop.abort(); }); // under the hub, the hub says when to go
process.on('disconnect', () => stop.abort());

const graph = graphClient(HUB_GRAPH_URL, () => HUB_TOKEN);
const pace = { milliseconds: Number(PROVIDER_PACE_MILLISECONDS) };
process.send?.({ ready: true });
await (KAFKA_BROKERS
  ? workByKafka({ graph, pace, provider: HUB_PROVIDER, brokers: KAFKA_BROKERS.split(','), topicPrefix: KAFKA_TOPIC_PREFIX, stop: stop.signal })
  : workByGraph({ graph, pace, stop: stop.signal }));
process.exit(0);
