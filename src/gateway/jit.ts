import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode, type ExecutionResult, type OperationDefinitionNode, type VariableDefinitionNode,
  execute, getVariableValues, GraphQLError, GraphQLScalarType, GraphQLSchema, Kind,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { isJitSafe } from './jit-safe.js';

/** Documents remembered at once; the one unused for longest is forgotten first. */
const DOCUMENTS_MAX = 500;

/** A query is compiled when it comes again: compiling costs as much as executing a few times. */
const USES_BEFORE_COMPILING = 2;

type Compiled = (context: unknown, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult>;
interface Remembered { uses: number; compiled: Compiled | null }

export interface JitCounts { compiled: number; interpreted: number }

/**
 * Compiled execution for Apollo Server, put in through its `gateway` option. Whatever graphql-jit 0.8.9 does otherwise than
 * graphql-js (mutations, and all that `isJitSafe` finds) is executed by graphql-js, so that answers are the same. Variables are
 * coerced by graphql-js in both cases: graphql-jit forgets the defaults of input fields.
 */
export function jitGateway(schema: GraphQLSchema, counts: JitCounts = { compiled: 0, interpreted: 0 }): GatewayInterface {
  const schemaForJit = withCoercedVariables(schema);
  const remembered = new Map<string, Remembered>();

  const recall = (key: string): Remembered => {
    const known = remembered.get(key) ?? { uses: 0, compiled: null };
    remembered.delete(key);
    remembered.set(key, known);
    if (remembered.size > DOCUMENTS_MAX) remembered.delete(remembered.keys().next().value!);
    return known;
  };

  const executor: GatewayExecutor = async ({ request, document, context, queryHash, operation, operationName }) => {
    const interpret = async () => {
      counts.interpreted += 1;
      return execute({ schema, document, contextValue: context, variableValues: request.variables, operationName: request.operationName });
    };
    if (operation?.operation !== 'query') return interpret(); // undefined, whatever its type says, when no operation could be chosen
    const known = recall(`${queryHash} ${operationName ?? ''}`);
    known.uses += 1;
    if (known.uses === USES_BEFORE_COMPILING) known.compiled = compile(schema, schemaForJit, document, operation);
    if (known.compiled === null) return interpret();
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
    if (errors) return interpret(); // which words them
    counts.compiled += 1;
    return known.compiled(context, coerced);
  };

  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({ executor }),
    stop: async () => undefined,
  };
}

function compile(schema: GraphQLSchema, schemaForJit: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Compiled | null {
  if (!isJitSafe(schema, document)) return null;
  const rewritten: OperationDefinitionNode = { ...operation, variableDefinitions: (operation.variableDefinitions ?? []).map(asCoerced) };
  const definitions = document.definitions.map((each) => (each === operation ? rewritten : each));
  const compiled = compileQuery(schemaForJit, { ...document, definitions }, operation.name?.value ?? '');
  if (!isCompiledQuery(compiled)) return null;
  return async (context, variables) => {
    const { errors, ...rest } = await compiled.query(undefined, context, variables);
    return errors ? { ...rest, errors: errors.map(asGraphQLError) } : rest;
  };
}

const COERCED = new GraphQLScalarType({ name: 'CoercedVariable' });

const withCoercedVariables = (schema: GraphQLSchema): GraphQLSchema => {
  const { types, ...rest } = schema.toConfig();
  return new GraphQLSchema({ ...rest, types: [...types, COERCED], assumeValid: true });
};

/** The value comes coerced, so any type will do, except where graphql-jit looks for `Boolean!` behind @skip and @include. */
function asCoerced({ kind, variable, type }: VariableDefinitionNode): VariableDefinitionNode {
  const isFlag = type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE && type.type.name.value === 'Boolean';
  return { kind, variable, type: isFlag ? type : { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } } };
}

/** graphql-jit's errors only look like GraphQLErrors: they have no `extensions` and no `toJSON`. */
function asGraphQLError({ message, path, originalError, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return locations ? Object.defineProperty(error, 'locations', { value: locations, enumerable: true }) : error;
}
