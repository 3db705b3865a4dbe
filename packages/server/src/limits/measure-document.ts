import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { apiError } from '../errors.ts';

export interface DocumentMeasures {
  /** Of the deepest field. */
  readonly depth: number;
  /** Of the deepest field below `__schema` or `__type`: the standard introspection query is deeper than most others. */
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly directives: number;
}

/**
 * Measures a document before it is validated, because validation itself recurses.
 *
 * @throws GRAPHQL_VALIDATION_FAILED for a fragment that spreads itself: such a document has no depth.
 */
export function measureDocument(document: DocumentNode): DocumentMeasures {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: (field) => {
      if (field.alias) aliases++;
    },
    Directive: () => {
      directives++;
    },
  });
  return { ...measureDepth(document), aliases, directives };
}

type Depths = Pick<DocumentMeasures, 'depth' | 'introspectionDepth'>;

const NONE: Depths = { depth: 0, introspectionDepth: 0 };

function measureDepth(document: DocumentNode): Depths {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Depths | 'under way'>();

  function ofSet(set: SelectionSetNode | undefined): Depths {
    return (set?.selections ?? []).map(ofSelection).reduce(deeper, NONE);
  }

  function ofSelection(selection: SelectionNode): Depths {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet);
    const { depth, introspectionDepth } = ofSet(selection.selectionSet);
    const { value: name } = selection.name;
    if (name === '__schema' || name === '__type') {
      return { depth: 1, introspectionDepth: Math.max(depth, introspectionDepth) + 1 };
    }
    return { depth: depth + 1, introspectionDepth };
  }

  function ofFragment(name: string): Depths {
    const known = measured.get(name);
    if (known === 'under way') {
      throw apiError('GRAPHQL_VALIDATION_FAILED', `Cannot spread fragment "${name}" within itself.`);
    }
    if (known) return known;
    measured.set(name, 'under way');
    const found = ofSet(fragments.get(name)?.selectionSet);
    measured.set(name, found);
    return found;
  }

  return document.definitions
    .map((definition) => {
      if (definition.kind === Kind.OPERATION_DEFINITION) return ofSet(definition.selectionSet);
      return definition.kind === Kind.FRAGMENT_DEFINITION ? ofFragment(definition.name.value) : NONE;
    })
    .reduce(deeper, NONE);
}

function deeper(a: Depths, b: Depths): Depths {
  return {
    depth: Math.max(a.depth, b.depth),
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
  };
}
