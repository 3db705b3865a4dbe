import type { ArgBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';
import { DEFAULT_PAGE_SIZE, MOST_PAGE_SIZE } from './connection.ts';

type Arg = ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>;

/** The arguments of every connection. */
export function pageArgs({ arg }: { arg: Arg }) {
  return {
    first: arg.int({
      description: `How many from the beginning, or behind \`after\`: ${DEFAULT_PAGE_SIZE} unless given, ${MOST_PAGE_SIZE} at most.`,
    }),
    after: arg.string({ description: 'Cursor of this list: what stands behind it.' }),
    last: arg.int({
      description: `How many from the end, or before \`before\`: ${MOST_PAGE_SIZE} at most. Not together with \`first\`.`,
    }),
    before: arg.string({ description: 'Cursor of this list: what stands before it.' }),
  };
}
