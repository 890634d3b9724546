import {
  type ASTVisitor, type DirectiveNode, type DocumentNode, type FieldNode, type GraphQLNamedType, type GraphQLSchema, type ValueNode, type VariableDefinitionNode,
  BREAK, getNamedType, isAbstractType, isEnumType, isInputObjectType, isSpecifiedScalarType, Kind, TypeInfo, visit, visitWithTypeInfo,
} from 'graphql';

/**
 * True when graphql-jit 0.8.9 answers this document as graphql-js does. False for:
 * - any string written in the document: it goes into the generated code, and one that holds the package's own marker for dates
 *   (a constant that anybody can read) is executed there as JavaScript;
 * - literals of custom scalars, and of enums whose inner value is not a plain one: they go through JSON on the way;
 * - a variable inside an input object or list: an unset one becomes null instead of the default;
 * - abstract types whose `resolveType` is async (type-graphql's custom ones are): graphql-jit does not wait for it;
 * - @skip and @include on anything but a literal or a `Boolean!` variable;
 * - introspection, because the schema that graphql-jit sees has one type more.
 */
export function isJitSafe(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  const definitions: VariableDefinitionNode[] = [];
  const conditions: DirectiveNode[] = [];
  let isSafe = true;
  const unless = (isFine: boolean) => {
    if (isFine) return undefined;
    isSafe = false;
    return BREAK;
  };
  const visitor: ASTVisitor = {
    VariableDefinition(node) {
      definitions.push(node);
      return false; // its default is coerced by graphql-js
    },
    Directive: (node) => void conditions.push(node),
    Field: (node) => unless(isPlainField(node, info)),
    Argument: ({ value }) => unless(value.kind === Kind.VARIABLE || value.kind === Kind.NULL || isPlainLiteral(value, info.getInputType())),
  };
  visit(document, visitWithTypeInfo(info, visitor));
  return isSafe && conditions.every((condition) => isPlainCondition(condition, definitions));
}

function isPlainField({ name }: FieldNode, info: TypeInfo): boolean {
  if (name.value === '__schema' || name.value === '__type') return false;
  const field = info.getFieldDef();
  const type = field && getNamedType(field.type);
  const resolvesLater = isAbstractType(type) && type.resolveType?.constructor.name === 'AsyncFunction';
  return !resolvesLater && (field?.args ?? []).every(({ defaultValue }) => isPlainValue(defaultValue));
}

const isPlainLiteral = (value: ValueNode, type: Parameters<typeof getNamedType>[0]): boolean => {
  const named = getNamedType(type);
  return named !== undefined && isPlainType(named) && !holds(value, [Kind.VARIABLE, Kind.STRING]);
};

/** Types whose literals survive JSON. */
const isPlainType = (type: GraphQLNamedType, seen: readonly GraphQLNamedType[] = []): boolean =>
  seen.includes(type) || isSpecifiedScalarType(type)
  || (isEnumType(type) && type.getValues().every(({ value }) => typeof value === 'string' || typeof value === 'number'))
  || (isInputObjectType(type) && Object.values(type.getFields()).every((field) =>
    isPlainValue(field.defaultValue) && isPlainType(getNamedType(field.type), [...seen, type])));

function holds(value: ValueNode, kinds: readonly Kind[]): boolean {
  let found = false;
  visit(value, { enter: ({ kind }) => { found ||= kinds.includes(kind); } });
  return found;
}

const isPlainValue = (value: unknown): boolean => {
  if (value === undefined || value === null || typeof value !== 'object') return typeof value !== 'function' && typeof value !== 'bigint';
  if (Array.isArray(value)) return value.every(isPlainValue);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlainValue);
};

function isPlainCondition({ name, arguments: given }: DirectiveNode, definitions: readonly VariableDefinitionNode[]): boolean {
  if (name.value !== 'skip' && name.value !== 'include') return true;
  const value = given?.find((argument) => argument.name.value === 'if')?.value;
  if (value?.kind === Kind.BOOLEAN) return true;
  if (value?.kind !== Kind.VARIABLE) return false;
  const defined = definitions.filter(({ variable }) => variable.name.value === value.name.value);
  return defined.every(({ type }) => type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE && type.type.name.value === 'Boolean');
}
