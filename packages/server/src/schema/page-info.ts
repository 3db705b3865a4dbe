import { builder } from './builder.ts';

export interface PageInfoOf {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export const PageInfo = builder.objectRef<PageInfoOf>('PageInfo').implement({
  description: 'Where a page stands in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether more follows behind this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'Whether something stands before this page.' }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'Of the first edge: pass it as `before`. Null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'Of the last edge: pass it as `after`. Null on an empty page.',
    }),
  }),
});
