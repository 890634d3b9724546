/** How the topics of one installation are called: `<prefix>.hub.referrals.out.v1.<provider>`. */
export interface TopicNames {
  /** Keeps installations that share a cluster apart: `demo`, `prod`. */
  readonly prefix: string;
}

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly retentionMilliseconds: number;
}

/** Shorter than the month in which a person's rights must be answered (RODO art. 12 ust. 3). */
const RETENTION_MILLISECONDS = 28 * 24 * 3_600_000;
/** Never raised for a topic that exists: keys would move and order would break. */
const PARTITIONS = 3;

/** The pair of topics of one provider: brokers isolate providers, and the topic is the sender's identity. */
export function providerTopics({ prefix }: TopicNames, code: string): { out: Topic; in: Topic } {
  const topic = (direction: 'out' | 'in'): Topic => ({
    name: `${prefix}.hub.referrals.${direction}.v1.${code}`, partitions: PARTITIONS, retentionMilliseconds: RETENTION_MILLISECONDS,
  });
  return { out: topic('out'), in: topic('in') };
}

/** The provider whose inbound topic this is, or undefined. */
export const providerOfTopic = ({ prefix }: TopicNames, name: string): string | undefined => {
  const start = `${prefix}.hub.referrals.in.v1.`;
  return name.startsWith(start) ? name.slice(start.length) : undefined;
};
