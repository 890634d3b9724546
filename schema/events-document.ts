import { eventTypes, type EventType } from './event-types.js';

const schemaId = ({ type }: EventType) => `urn:cus-hub:schema:${type}`;

/** `schema/events/referral.issued.v1.json`. */
export const schemaFileOf = ({ type }: EventType): string => `schema/events/${type.replace('pl.cus.', '')}.json`;

/**
 * The data of an event as JSON Schema 2020-12. What the hub sends is closed: it holds nothing else. What it receives is
 * open: unknown members are ignored, so that a provider can be ahead of the hub.
 */
export const jsonSchemaOf = (event: EventType) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: schemaId(event),
  title: event.title,
  description: event.description,
  ...event.data,
  additionalProperties: event.direction === 'in',
});

/** Headers of the CloudEvents 1.0 Kafka binding, binary mode. */
const HEADERS = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'content-type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'With ce_source the identity of the event: the same pair again is a duplicate.' },
    ce_source: { type: 'string', description: 'From the hub `/hub/<tenant>/referrals/<id>`; from a provider `/providers/<code>` or below it.' },
    ce_type: { type: 'string' },
    ce_subject: { type: 'string', description: 'Id of the referral.' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_sequence: { type: 'string', description: 'From the hub: counts the events of one referral, ten digits.' },
    ce_dataref: { type: 'string', description: 'From the hub: where the referral package is; it needs your own token.' },
    'content-type': { type: 'string', const: 'application/json' },
  },
};

const nameOf = ({ type }: EventType) => type.replace('pl.cus.', '').replace(/\.v(\d+)$/, 'V$1').replaceAll(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

/** AsyncAPI 3.0 of the providers' topics. */
export function asyncApi() {
  const messages = Object.fromEntries(eventTypes().map((event) => [nameOf(event), {
    name: event.type, title: event.title, summary: event.description, contentType: 'application/json',
    headers: { $ref: '#/components/schemas/CloudEventHeaders' },
    payload: { $ref: `./${schemaFileOf(event).replace('schema/', '')}` },
    bindings: { kafka: { key: { type: 'string', description: 'Id of the referral: its events stay in order.' } } },
  }]));
  const channel = (direction: EventType['direction'], description: string) => ({
    address: `{prefix}.hub.referrals.${direction}.v1.{provider}`, description,
    parameters: { prefix: { description: 'Installation: KAFKA_TOPIC_PREFIX.', default: 'hub' }, provider: { description: 'Code of the provider.', examples: ['p-0001'] } },
    messages: Object.fromEntries(eventTypes().filter((event) => event.direction === direction).map((event) => [nameOf(event), { $ref: `#/components/messages/${nameOf(event)}` }])),
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'CUS Hub: referral events', version: '1.0.0',
      description: 'CloudEvents 1.0 over Kafka, binary mode. One pair of topics for each provider. No personal data: what a provider may know of a person it opens through the graph.',
    },
    defaultContentType: 'application/json',
    channels: {
      referralsOut: channel('out', 'The hub tells one provider.'),
      referralsIn: channel('in', 'One provider tells the hub. The topic is the sender: an event from another source is rejected.'),
    },
    operations: {
      sendToProvider: { action: 'send', channel: { $ref: '#/channels/referralsOut' }, summary: 'At least once, in order for each referral.' },
      receiveFromProvider: { action: 'receive', channel: { $ref: '#/channels/referralsIn' }, summary: 'Carried out once for each (source, id).' },
    },
    components: { messages, schemas: { CloudEventHeaders: HEADERS } },
  };
}
