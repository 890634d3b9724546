import { lexicographicSortSchema, printSchema } from 'graphql';
import { stringify } from 'yaml';
import { asyncApi, jsonSchemaOf, schemaFileOf } from '../../schema/events-document.js';
import { eventTypes } from '../../schema/event-types.js';
import { buildGraph } from './graph.js';

/** Files that programs outside read: path from the project's root, and text. A test compares them with what is committed. */
export async function emittedSchema(): Promise<ReadonlyMap<string, string>> {
  const graph = lexicographicSortSchema(await buildGraph());
  return new Map([
    ['schema/hub.graphql', `# Made by \`npm run schema\` from schema/types and src/gateway; a test compares.\n\n${printSchema(graph)}\n`],
    ...eventTypes().map((event) => [schemaFileOf(event), `${JSON.stringify(jsonSchemaOf(event), null, 2)}\n`] as const),
    ['schema/asyncapi.yaml', `# Made by \`npm run schema\` from schema/event-types.ts; a test compares.\n${stringify(asyncApi(), { lineWidth: 0 })}`],
  ]);
}
