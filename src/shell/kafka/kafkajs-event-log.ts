import type { EventLog, Subscription } from './event-log.js';
import { ensureTopics, isReachable } from './kafkajs-admin.js';
import type { KafkajsSettings } from './kafkajs-client.js';
import { kafkajsPublisher } from './kafkajs-publisher.js';
import { kafkajsSubscription } from './kafkajs-subscription.js';

/** The event log on Kafka. Connects when it is first used; nothing of kafkajs is known outside the files named `kafkajs-…`. */
export function kafkajsEventLog(settings: KafkajsSettings): EventLog {
  const publisher = kafkajsPublisher(settings);
  const subscriptions = new Set<Subscription>();
  return {
    publish: publisher.publish,
    subscribe: async (request) => {
      const subscription = kafkajsSubscription(settings, request);
      subscriptions.add(subscription);
      return {
        stop: async () => {
          subscriptions.delete(subscription);
          await subscription.stop();
        },
      };
    },
    ensureTopics: (topics) => ensureTopics(settings, topics),
    isReachable: () => isReachable(settings),
    close: async () => {
      await Promise.all([publisher.close(), ...[...subscriptions].map((subscription) => subscription.stop())]);
    },
  };
}
