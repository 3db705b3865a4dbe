import { GraphQLError } from 'graphql';
import { createSchema } from 'graphql-yoga';
import { badInput } from '../../packages/server/src/errors.ts';

/** Just enough of a schema to try the HTTP side on, with the faults that a resolver can have. */
export const httpSchema = createSchema({
  typeDefs: /* GraphQL */ `
    type Query {
      greeting(name: String! = "you"): String!
      count(of: Int!): Int
      refused: String
      broken: String
      notAnInt: Int
      notAnError: String
      coded: String
      items(first: Int, last: Int): ItemConnection!
      node(id: ID!): Item
    }
    type Item {
      id: ID!
      items(first: Int, last: Int): ItemConnection!
    }
    type ItemConnection {
      nodes: [Item!]!
      totalCount: Int!
    }
    type Mutation {
      forget: Boolean
    }
  `,
  resolvers: {
    Query: {
      greeting: (_, { name }: { name: string }) => `Hello ${name}`,
      count: (_, { of }: { of: number }) => of,
      refused: () => {
        throw badInput('No such thing.', { argument: 'name' });
      },
      broken: () => {
        throw new Error('a secret path /var/lib/archive.db');
      },
      notAnInt: () => 'text',
      notAnError: () => {
        throw 'a secret string';
      },
      coded: () => {
        throw new GraphQLError('Not of the list', { extensions: { code: 'INVENTED' } });
      },
      items: () => ({ nodes: [], totalCount: 0 }),
      node: () => null,
    },
    Mutation: { forget: () => true },
  },
});
