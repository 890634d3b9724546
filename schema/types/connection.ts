import { type ClassType, Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Strona listy (Relay connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Give it as `after` to get the next page.' }) endCursor?: string | null | undefined;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
}

/** The connection type of a node type: edges with opaque cursors, and whether there is more. */
export function connectionOf<Node extends object>(name: string, node: ClassType<Node>, description: string): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: 'Element listy.' })
  class Edge {
    @Field(() => node, { description: 'The element.' }) node!: Node;
    @Field(() => String, { description: 'Its place in the list; opaque.' }) cursor!: string;
  }
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description })
  class NodeConnection implements Connection<Node> {
    @Field(() => [Edge], { description: 'Elementy.' }) edges!: Edge[];
    @Field(() => PageInfo, { description: 'Strona.' }) pageInfo!: PageInfo;
  }
  return NodeConnection;
}
