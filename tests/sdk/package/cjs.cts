import sdk = require('@sourcebook/sdk');
import pasted = require('@sourcebook/sdk/graphql');
import testing = require('@sourcebook/sdk/testing');

declare const console: { log(text: string): void };
declare const process: { exitCode?: number };

async function main(): Promise<void> {
  const fetch = testing.fakeFetch({ select: { data: { archive: { articleCount: 3 } } } });
  const client = sdk.createClient({ fetch });
  const answer = await client.select({ archive: { articleCount: true } });
  const count: number = answer.archive.articleCount;
  const same = await client.request(pasted.graphql('query select { archive { articleCount } }'));
  // @ts-expect-error a number, by what the text selects
  const text: string = same.archive.articleCount;
  // An error of the other build of the package.
  const other = await import('@sourcebook/sdk');
  const isKnown = sdk.isSourcebookError(new other.SourcebookError('HTTP', 'elsewhere'));
  if (count !== 3 || String(text) !== '3' || !isKnown) throw new Error(`count ${count}, known ${isKnown}`);
  console.log('CommonJS runs');
}

main().catch((error: unknown) => {
  console.log(String(error));
  process.exitCode = 1;
});
