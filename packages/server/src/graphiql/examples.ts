/** One tab of GraphiQL as a newcomer finds it. */
export interface Example {
  readonly query: string;
}

/** What the archive answers, from its sizes to single characters. Each runs on the sample as it stands. */
export const examples: readonly Example[] = [
  {
    query: `# What this archive holds, and from whom.
# The triangle runs it, or Ctrl-Enter.
query Archive {
  archive {
    revision
    captureCount
    appearanceCount
    articleCount
    entityCount
    mentionCount
    problems { totalCount }
  }
  sources(first: 10) {
    nodes {
      name
      note
      captures { totalCount }
      articles { totalCount }
    }
  }
}
`,
  },
  {
    query: `# Whom and what the articles name,
# those in most articles first.
query Entities {
  entities(first: 20) {
    totalCount
    nodes {
      name
      kind
      articleCount
      mentionCount
      names(first: 5) { nodes { text mentionCount } }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    query: `# One entity, by any of its names: who calls it
# what, where it stands, who is named beside it.
query Entity {
  entity(by: { name: "Massoud Rajavi" }) {
    name
    kind
    articleCount
    names(first: 10) {
      nodes {
        text
        sources(first: 5) { edges { mentionCount node { name } } }
      }
    }
    articles(first: 5) {
      edges {
        mentionCount
        node {
          source { name }
          appearances(first: 5) {
            nodes {
              position
              capture { path }
              mentions(first: 5) { nodes { text span { start end } } }
            }
          }
        }
      }
    }
    coMentions(first: 5) {
      edges {
        articleCount
        node { name kind }
        articles(first: 5) { nodes { id source { name } } }
      }
    }
  }
}
`,
  },
  {
    query: `# Full text. ALIAS also finds the entity by its
# other names. Spans count the capture's characters.
query Search {
  search(query: "\\"Camp Ashraf\\"", in: [ARTICLE, ENTITY], mode: ALIAS, first: 10) {
    totalCount
    edges {
      score
      node {
        __typename
        ... on Article { id wordCount source { name } }
        ... on Entity { id name articleCount }
      }
      highlights {
        field
        ranges { start end }
        span { start end }
      }
    }
  }
}
`,
  },
  {
    query: `# A capture in consecutive pieces: each of its
# characters stands in exactly one.
query Segments {
  captures(first: 1) {
    nodes {
      path
      sha256
      masthead
      segments(first: 20) {
        totalCount
        nodes {
          kind
          span { start end }
          appearance { position isExcerpt }
        }
      }
    }
  }
}
`,
  },
];
