/** A tab of the playground that stands ready. It begins with the role it needs; `{{name}}` in variables stands for an id that an answer before it brought. */
export interface PreparedTab {
  /** Name of the operation; GraphiQL shows it as the title of the tab. */
  readonly name: string;
  /** Polish title in the list of steps. */
  readonly title: string;
  readonly query: string;
  readonly variables?: object;
  /** Ids that its answer brings, each with its path below `data`. */
  readonly brings?: Readonly<Record<string, string>>;
}
