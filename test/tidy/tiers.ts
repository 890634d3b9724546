/**
 * The order in which the program is read, and in which it may be imported: a line imports from lines above it only.
 * What stands on one line ignores each other. An entry is a file, or a folder with everything in it.
 */
export const TIERS: readonly (readonly string[])[] = [
  ['src/vocabulary', 'src/project-root.ts'],
  ['src/core/law', 'src/core/access'],
  ['src/core/routing', 'src/core/residents'],
  ['src/core/applications'],
  ['src/core/letters'],
  ['src/core/plans'],
  ['src/core/referrals'],
  ['connectors/connector.ts', 'connectors/synthetic-person.ts'],
  ['connectors/transport'],
  ['connectors/ops', 'connectors/gmina', 'connectors/pup', 'connectors/health', 'connectors/ngo'],
  ['connectors/registry.ts', 'connectors/sources.ts'],
  ['schema/scalars', 'schema/event-types.ts'],
  ['schema/types', 'schema/events-document.ts'],
  ['src/embedded'],
  ['src/shell/store'],
  ['src/shell/audit', 'src/shell/kafka'],
  ['src/shell/outbox'],
  ['src/shell/commands'],
  ['src/shell/inbound', 'src/shell/dispatch'],
  ['src/gateway'],
  ['src/demo'],
  ['src/config.ts'],
  ['src/hub.ts'],
  ['src/launch.ts'],
  ['src/competence-cli.ts'],
  ['src/main.ts', 'src/cli.ts', 'src/kafka-broker.ts', 'src/emit-schema.ts'],
];

/** Programs: something starts them, and nobody imports them. */
export const ENTRY_POINTS: readonly string[] = [
  'src/main.ts', 'src/cli.ts', 'src/kafka-broker.ts', 'src/emit-schema.ts',
  'src/demo/provider-program.ts', 'src/demo/simulator-program.ts',
  'src/gateway/playground/browser/entry.tsx',
];

/** Think only: nothing from outside, no clock, no chance, nothing to wait for. */
export const PURE = /^src\/(core|vocabulary)\//;

/** `new Date(text)` and formatting by Intl read no clock; the calendar date in Poland needs them. */
export const MAY_MAKE_DATES: readonly string[] = ['src/vocabulary/local-date.ts'];

/** What a connector may know of the hub: words, what is known of a resident, what leaves for other offices, and where files lie. */
export const CONNECTORS_KNOW = /^src\/(vocabulary\/|core\/residents\/|core\/letters\/outgoing\.ts$|project-root\.ts$)/;

/** kafkajs stays behind these; the sample provider is a stranger's program and has its own client. */
export const MAY_IMPORT_KAFKAJS = /^(src\/shell\/kafka\/kafkajs-[a-z-]+|src\/demo\/provider-by-kafka)\.ts$/;

/** Who reads the environment. Everybody else is told by them; `child.ts` hands the environment on. */
export const MAY_READ_THE_ENVIRONMENT: readonly string[] = [
  'src/main.ts', 'src/cli.ts', 'src/kafka-broker.ts', 'src/demo/provider-program.ts', 'src/demo/child.ts',
];
