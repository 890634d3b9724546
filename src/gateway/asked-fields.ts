import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * Which fields of the root are asked for, for the log: `resident services`. Names of the schema, because the document has been validated; what
 * the client called its operation, an alias or a variable may be anything, a person's name among it.
 */
export function askedFields({ definitions }: DocumentNode, { selectionSet }: { readonly selectionSet: SelectionSetNode }): string {
  const fragments = new Map(definitions.filter((each): each is FragmentDefinitionNode => each.kind === Kind.FRAGMENT_DEFINITION)
    .map((each) => [each.name.value, each.selectionSet]));
  const names = new Set<string>();
  const met = new Set<SelectionSetNode>();
  const collect = (selections: SelectionSetNode | undefined): void => {
    if (!selections || met.has(selections)) return;
    met.add(selections);
    for (const each of selections.selections) {
      if (each.kind === Kind.FIELD) names.add(each.name.value);
      else collect(each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet : fragments.get(each.name.value));
    }
  };
  collect(selectionSet);
  return [...names].join(' ');
}
