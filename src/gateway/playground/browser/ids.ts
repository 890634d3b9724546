import { TABS } from './tabs.js';

/** What `{{name}}` stands for, by name. */
export type Ids = Readonly<Record<string, string>>;

/** Puts known ids into the text of variables: in place of `{{name}}`, and of an earlier id of that name. */
export function fillIds(text: string, ids: Ids, earlier: Readonly<Record<string, readonly string[]>>): string {
  const replaced = Object.entries(earlier).reduce((sum, [name, olds]) => olds.reduce((each, old) => each.replaceAll(old, ids[name] ?? old), sum), text);
  return replaced.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, name: string) => ids[name] ?? placeholder);
}

/** A Polish sentence that says which step brings what is still missing; undefined when nothing is. */
export function whatIsMissing(variables: unknown): string | undefined {
  const name = /\{\{(\w+)\}\}/.exec(JSON.stringify(variables ?? null))?.[1];
  if (name === undefined) return undefined;
  const step = TABS.findIndex(({ brings }) => brings !== undefined && Object.hasOwn(brings, name));
  return step < 0 ? `Brakuje wartości „${name}”: wpisz ją w zmiennych.` : `Brakuje „${name}”: najpierw uruchom krok ${step + 1} – „${TABS[step]!.title}”.`;
}

/** Ids in the answer of the prepared operation with this name; empty for any other operation. */
export function idsIn(operation: string | undefined, data: unknown): Ids {
  const { brings = {} } = TABS.find(({ name }) => name === operation) ?? {};
  return Object.fromEntries(Object.entries(brings).flatMap(([name, path]) => {
    const found = path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), data);
    return typeof found === 'string' ? [[name, found]] : [];
  }));
}

/** Days of a plan that begins next month and runs for half a year. */
export function planDays(today: Date): Ids {
  const day = (months: number, date: number) => new Date(Date.UTC(today.getFullYear(), today.getMonth() + months, date)).toISOString().slice(0, 10);
  return { planFrom: day(1, 1), planUntil: day(7, 0) };
}
