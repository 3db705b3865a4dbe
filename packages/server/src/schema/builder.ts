import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from '../context.ts';
import { encodeGlobalId } from './global-id.ts';

export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    URL: { Input: string; Output: string };
  };
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    // IDs are read by readGlobalId, which says what is wrong with them.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: {
      description:
        'An object with an ID of its own, as [global object identification](https://graphql.org/learn/global-object-identification/) describes it. Every ID ever issued goes on resolving.',
    },
    idFieldOptions: { description: 'Global ID: the same on every machine that holds the same captures.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether more follows behind this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether something stands before this page.' },
    startCursorFieldOptions: { description: 'Of the first edge: pass it as `before`. Null on an empty page.' },
    endCursorFieldOptions: { description: 'Of the last edge: pass it as `after`. Null on an empty page.' },
  },
});

builder.queryType({ description: 'What an archive can be asked.' });
