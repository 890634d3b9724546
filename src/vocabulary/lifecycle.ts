/** A life as a table: state → act → next state. Nothing moves an object that is not in its table. */
export type Life = { readonly [state: string]: { readonly [act: string]: string } };

export type StateOf<L extends Life> = keyof L & string;
export type ActOf<L extends Life> = { [S in keyof L]: keyof L[S] & string }[keyof L];

/** The state after the act, or undefined when the act is not allowed in this state. */
export const nextState = <L extends Life>(life: L, state: StateOf<L>, act: ActOf<L>): StateOf<L> | undefined =>
  life[state]?.[act] as StateOf<L> | undefined;
