import {
  type ASTNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLOutputType, type GraphQLNamedType, type GraphQLSchema,
  type SelectionSetNode, type ValidationRule, type ValueNode, getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, Kind,
  SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef,
} from 'graphql';
import { type HubError, hubError } from '../hub-error.js';
import type { GatewayLimits } from './gateway-limits.js';
import { isSafeText } from './safe-text.js';

/** What a selection set asks for, fragments unfolded. Numbers may reach Infinity; comparing still works. */
interface Weight { depth: number; width: number; selections: number; aliases: number; directives: number; listed: number; cost: number }

const NOTHING: Weight = { depth: 0, width: 0, selections: 0, aliases: 0, directives: 0, listed: 0, cost: 0 };

const beside = (a: Weight, b: Weight): Weight => ({
  depth: Math.max(a.depth, b.depth), width: a.width + b.width, selections: a.selections + b.selections,
  aliases: a.aliases + b.aliases, directives: a.directives + b.directives, listed: a.listed + b.listed, cost: a.cost + b.cost,
});

/**
 * A validation rule that weighs each operation before anything runs. Every fragment is weighed once, so 2^20 unfolded fields
 * cost as little as the text that asks for them.
 */
export const documentLimits = (limits: GatewayLimits): ValidationRule => (context) => {
  const weigh = scales(context.getSchema(), limits, (name) => context.getFragment(name) ?? undefined);
  return {
    OperationDefinition(operation) {
      const root = context.getSchema().getRootType(operation.operation);
      const weight = weigh(operation.selectionSet, root ?? undefined);
      const refusal = refusalOf(beside(weight, { ...NOTHING, directives: operation.directives?.length ?? 0 }), limits);
      if (refusal) context.reportError(refusal);
    },
    StringValue({ value }) {
      if (!isSafeText(value)) context.reportError(hubError('BAD_USER_INPUT', 'Napis w zapytaniu zawiera niedozwolone znaki sterujące.'));
    },
  };
};

function refusalOf(weight: Weight, limits: GatewayLimits): HubError | undefined {
  const over = (Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]).find((name) => weight[REFUSALS[name].of] > limits[name]);
  return over && hubError(REFUSALS[over].code, `${REFUSALS[over].because} (najwyżej ${limits[over]}). Podziel zapytanie na mniejsze.`);
}

const REFUSALS = {
  depth: { of: 'depth', code: 'QUERY_TOO_DEEP', because: 'Zapytanie jest zbyt głęboko zagnieżdżone' },
  selections: { of: 'selections', code: 'QUERY_TOO_LARGE', because: 'Zapytanie po rozwinięciu fragmentów ma zbyt wiele pól' },
  aliases: { of: 'aliases', code: 'QUERY_TOO_MANY_ALIASES', because: 'Zapytanie ma zbyt wiele aliasów' },
  rootFields: { of: 'width', code: 'QUERY_TOO_MANY_ROOT_FIELDS', because: 'Zapytanie ma zbyt wiele pól najwyższego poziomu' },
  directives: { of: 'directives', code: 'QUERY_TOO_MANY_DIRECTIVES', because: 'Zapytanie ma zbyt wiele dyrektyw' },
  listed: { of: 'listed', code: 'QUERY_TOO_MANY_LISTED', because: 'Zapytanie wymienia w listach argumentów zbyt wiele pozycji' },
  cost: { of: 'cost', code: 'QUERY_TOO_COSTLY', because: 'Zapytanie jest zbyt kosztowne' },
} as const satisfies Partial<Record<keyof GatewayLimits, { of: keyof Weight; code: string; because: string }>>;

type Weigh = (selections: SelectionSetNode, parent: GraphQLNamedType | undefined) => Weight;

function scales(schema: GraphQLSchema, limits: GatewayLimits, fragment: (name: string) => FragmentDefinitionNode | undefined): Weigh {
  const fragments = new Map<string, Weight>();

  const ofFragment = (name: string): Weight => {
    const known = fragments.get(name);
    if (known) return known;
    fragments.set(name, NOTHING); // a fragment that spreads itself; NoFragmentCycles refuses it by name
    const definition = fragment(name);
    const weight = definition ? weigh(definition.selectionSet, schema.getType(definition.typeCondition.name.value)) : NOTHING;
    fragments.set(name, weight);
    return weight;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined): Weight => {
    const field = fieldOf(schema, parent, node.name.value);
    const below = node.selectionSet ? weigh(node.selectionSet, field && getNamedType(field.type)) : NOTHING;
    const length = lengthOf(node, field, parent, limits);
    return {
      depth: 1 + below.depth, width: 1, selections: 1 + below.selections,
      aliases: (node.alias ? 1 : 0) + below.aliases, directives: below.directives,
      listed: listedIn(node, field) + below.listed * length, cost: 1 + below.cost * length,
    };
  };

  const weigh: Weigh = (set, parent) => set.selections.reduce((sum, node) => {
    const weight = node.kind === Kind.FIELD ? ofField(node, parent)
      : node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value)
        : weigh(node.selectionSet, node.typeCondition ? schema.getType(node.typeCondition.name.value) : parent);
    const own = { ...NOTHING, directives: node.directives?.length ?? 0, selections: node.kind === Kind.FIELD ? 0 : 1 };
    return beside(beside(sum, weight), own);
  }, NOTHING);

  return weigh;
}

type Field = Pick<GraphQLField<unknown, unknown>, 'name' | 'args'> & { readonly type: GraphQLOutputType };

function fieldOf(schema: GraphQLSchema, parent: GraphQLNamedType | undefined, name: string): Field | undefined {
  if (parent !== undefined && parent === schema.getQueryType()) {
    const meta = [SchemaMetaFieldDef, TypeMetaFieldDef].find((each) => each.name === name);
    if (meta) return meta;
  }
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** By `first` or `last` where the field takes them; a connection's inner lists are as long as the connection itself said. */
function lengthOf(node: FieldNode, field: Field | undefined, parent: GraphQLNamedType | undefined, limits: GatewayLimits): number {
  if (field === undefined) return 1;
  if (field.args.some(({ name }) => name === 'first' || name === 'last')) return pageLength(node) ?? limits.assumedListLength;
  if (!isListType(getNullableType(field.type)) || parent?.name.endsWith('Connection')) return 1;
  return parent?.name.startsWith('__') ? INTROSPECTION_LENGTH : limits.assumedListLength;
}

/** Items that the field names one by one to get as many: each is looked up, and each person among them is an opening in the audit. */
function listedIn(node: FieldNode, field: Field | undefined): number {
  if (field === undefined || !isListType(getNullableType(field.type))) return 0;
  const lists = new Set(field.args.filter(({ type }) => isListType(getNullableType(type))).map(({ name }) => name));
  return (node.arguments ?? []).filter(({ name }) => lists.has(name.value)).reduce((sum, { value }) => sum + itemsOf(value), 0);
}

/** A single value stands for a list of one. A list in a variable is not known yet. */
const itemsOf = (value: ValueNode): number => (value.kind === Kind.VARIABLE ? LENGTH_MAX : value.kind === Kind.LIST ? value.values.length : 1);

/** Chosen so that the full introspection query passes once, not twice. */
const INTROSPECTION_LENGTH = 6;
/** Pages and lists of arguments are at most this long; a length given by a variable is not known yet. */
const LENGTH_MAX = 100;

function pageLength(node: FieldNode): number | undefined {
  const asked = node.arguments?.filter(({ name }) => name.value === 'first' || name.value === 'last').map(({ value }) => literal(value));
  return asked === undefined || asked.length === 0 ? undefined : Math.max(...asked);
}

const literal = (value: ASTNode): number => (value.kind === Kind.INT ? Math.min(Math.max(Number(value.value), 1), LENGTH_MAX) : LENGTH_MAX);
