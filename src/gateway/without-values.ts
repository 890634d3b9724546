/**
 * graphql-js quotes the value it refuses and suggests names of the schema. A refused value can be a PESEL, so its sentences
 * are cut before the value; names of fields, types and variables stay.
 */
export const withoutValues = (message: string): string =>
  CUTS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message);

const CUTS: readonly [RegExp, string][] = [
  [/ Did you mean [\s\S]*$/, ''],
  [/\b(Int|Float|String|BlockString|Comment) "[\s\S]*$/, '$1.'], // Syntax Error: Expected Name, found String "…".
  [/(cannot represent [^:"]*): [\s\S]*$/, '$1.'],
  [/^Value "[\s\S]*" does not exist in ("\w+" enum)[\s\S]*$/, 'Value does not exist in $1.'],
  [/^(Expected value of type "[^"]+"), found [\s\S]*$/, '$1.'],
  [/ has invalid value [\s\S]*$/, ' has invalid value.'],
];

/** Where in the variables graphql-js stumbled: `input.tags[0]`. Undefined when the sentence does not say it in words of the schema. */
export function variablePath(message: string): string | undefined {
  const [, name] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const [, path] = / at "(\w+(?:\.\w+|\[\d+\])*)"; /.exec(message) ?? [];
  return path !== undefined && name !== undefined && new RegExp(`^${name}(?![A-Za-z0-9_])`).test(path) ? path : name;
}

/** One Polish sentence for a variable that cannot be read: the field is named, the value is not. */
export function variableRefusal(message: string): string {
  const where = variablePath(message) ?? '?';
  const [, required] = /Field "(\w+)" of required type "[^"]+" was not provided\.$/.exec(message) ?? [];
  if (required !== undefined) return `Zmienna „${where}”: brakuje wymaganego pola „${required}”.`;
  if (/^Variable "\$\w+" of required type /.test(message)) return `Brakuje wymaganej zmiennej „${where}”.`;
  if (/^Variable "\$\w+" of non-null type /.test(message)) return `Zmienna „${where}” nie może być pusta (null).`;
  if (/Field "[\s\S]*" is not defined by type /.test(message)) return `Zmienna „${where}”: podano pole, którego nie ma w schemacie.`;
  return `Zmienna „${where}” ma niedozwoloną wartość.`;
}
