import { isDelicate, sentencesOf } from './discretion.js';

/** Which facts are missing, in words: the finding names beside them the fields of the graph, for programs. */
export const missingFacts = (because: string | null): readonly string[] => sentencesOf(because ?? '').flatMap((sentence) => {
  const missing = /^Nie można ustalić właściwości: (brakuje .+?)(?: \([^)]*\))?\.$/.exec(sentence)?.[1];
  return missing && !isDelicate(missing) ? [`${missing}.`] : [];
});
