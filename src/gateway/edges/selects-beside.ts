import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionNode } from 'graphql';

type Selected = Pick<GraphQLResolveInfo, 'operation' | 'fragments' | 'path'>;

/** Whether the query selects this field, on no condition, beside the one that is being resolved: on the same object. */
export function selectsBeside({ operation, fragments, path }: Selected, field: string): boolean {
  const keys: string[] = [];
  for (let at = path.prev; at; at = at.prev) if (typeof at.key === 'string') keys.unshift(at.key);
  const beside = keys.reduce((selections, key) => fieldsIn(selections, fragments)
    .filter(({ alias, name }) => (alias ?? name).value === key)
    .flatMap(({ selectionSet }) => selectionSet?.selections ?? []), operation.selectionSet.selections);
  return fieldsIn(beside, fragments).some(({ name }) => name.value === field);
}

function fieldsIn(selections: readonly SelectionNode[], fragments: Selected['fragments']): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.directives?.length) return []; // @include and @skip
    if (selection.kind === Kind.FIELD) return [selection];
    const { selectionSet } = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!;
    return fieldsIn(selectionSet.selections, fragments);
  });
}
