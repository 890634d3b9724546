/** The object that type-graphql registers an enum from, out of a list of values or a table whose keys are the values. */
export const enumOf = <V extends string>(values: readonly V[] | Readonly<Record<V, unknown>>): Record<V, V> => {
  const list = Array.isArray(values) ? (values as readonly V[]) : (Object.keys(values) as V[]);
  return Object.fromEntries(list.map((value) => [value, value])) as Record<V, V>;
};

/** Descriptions of an enum's values, from a table of Polish names. */
export const described = (names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(names).map(([value, description]) => [value, { description }]));
