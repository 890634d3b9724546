/** Groups of so many at most, in their order. They are asked at the same time; how many questions are open at once is the transport's limit. */
export const inGroups = <T>(all: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most));
