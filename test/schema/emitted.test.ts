import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { buildSchema, isObjectType, isInputObjectType, isEnumType, isInterfaceType } from 'graphql';
import { parse } from 'yaml';
import { jsonSchemaOf } from '../../schema/events-document.js';
import { eventTypes } from '../../schema/event-types.js';
import { emittedSchema } from '../../src/gateway/emitted-schema.js';
import { PROJECT_ROOT } from '../../src/project-root.js';

const emitted = await emittedSchema();
const require = createRequire(import.meta.url);

test.each([...emitted.keys()])('%s is what the code says; otherwise run npm run schema', (file) => {
  expect(readFileSync(join(PROJECT_ROOT, file), 'utf8')).toBe(emitted.get(file));
});

test('every type, field, argument and enum value of the graph is described', () => {
  const graph = buildSchema(emitted.get('schema/hub.graphql')!);
  const silent: string[] = [];
  for (const type of Object.values(graph.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    if (!type.description && !['Query', 'Mutation', 'Subscription'].includes(type.name)) silent.push(type.name);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        for (const argument of field.args) if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name}:)`);
      }
    }
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) if (!field.description) silent.push(`${type.name}.${field.name}`);
    if (isEnumType(type) && !type.description) silent.push(type.name);
  }
  expect(silent).toEqual([]);
});

test('the AsyncAPI document is valid by its own specification', () => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object);
  expect(validate(parse(emitted.get('schema/asyncapi.yaml')!)) ? [] : validate.errors).toEqual([]);
});

test('what the hub sends is closed, what it receives may hold more', () => {
  expect(eventTypes().map((event) => [event.direction, jsonSchemaOf(event).additionalProperties])).toEqual(
    eventTypes().map(({ direction }) => [direction, direction === 'in']));
});

test('no event has a field that could hold personal data', () => {
  const fields = new Set(eventTypes().flatMap(({ data }) => Object.keys(data.properties)));
  expect([...fields].toSorted()).toEqual(['answerBy', 'on', 'outcome', 'reason', 'referralId', 'state']);
});
