import { findEntities } from '../../packages/ingest/src/find-entities.ts';
import {
  calibrate,
  type FoundName,
  fitsExactly,
  fitsPartly,
  type LabelledMention,
  type NamedText,
  scoreNames,
} from './measure-names.ts';
import { findInSample, readRows, sampleAuthority, sampleLabels, scoreSampleClusters } from './measure-sample.ts';
import { findInTexts, scoreTextClusters, WRITTEN, writtenTexts } from './measure-written.ts';

type Found = ReadonlyMap<string, readonly FoundName[]>;

const figure = (value: number): string => value.toFixed(1).padStart(6);

function printNames(title: string, labelled: readonly NamedText<LabelledMention>[], found: Found): void {
  console.log(`\n${title}`);
  console.log('                        exact P     R    F1    overlap P     R    F1');
  const exact = scoreNames(labelled, found, fitsExactly);
  const partly = scoreNames(labelled, found, fitsPartly);
  for (const [kind, one] of exact) {
    const other = partly.get(kind)!;
    const left = [one.precision, one.recall, one.f1].map(figure).join('');
    const right = [other.precision, other.recall, other.f1].map(figure).join('');
    console.log(`  ${kind.padEnd(22)} ${left}       ${right}`);
  }
}

function printClusters({ precision, recall, f1, wrongPairs, count }: ReturnType<typeof scoreSampleClusters>): void {
  console.log(`  entities, pairwise over ${count} mentions: P${figure(precision)} R${figure(recall)} F1${figure(f1)}`);
  console.log(`  wrong pairs: ${wrongPairs}`);
}

function printCalibration(labelled: readonly NamedText<LabelledMention>[], found: Found): void {
  console.log('  confidence     names  right, per cent');
  for (const { from, count, right } of calibrate(labelled, found)) {
    const share = count > 0 ? figure((100 * right) / count) : '     –';
    console.log(`  ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)} ${String(count).padStart(9)}  ${share}`);
  }
}

for (const [title, authority] of [
  ['The sample, without authority file', []],
  ['The sample, with its authority file', sampleAuthority()],
] as const) {
  const found = findInSample(authority);
  printNames(title, sampleLabels(), found);
  printClusters(scoreSampleClusters(found));
}

for (const name of WRITTEN) {
  const texts = writtenTexts(name);
  const found = findInTexts(texts);
  for (const part of ['news', 'report']) {
    const labelled = texts.filter(({ id }) => id.startsWith(part));
    printNames(`Written texts, ${name}, ${part}`, labelled, found);
    printClusters(scoreTextClusters(labelled, found));
  }
}

for (const file of process.argv.slice(2)) {
  const rows = readRows<NamedText<LabelledMention> & { text: string }>(file);
  const { entities, mentions } = findEntities(
    rows.map(({ id, text }) => ({ key: id, language: 'en', parts: [{ kind: 'TEXT', start: 0, text }] })),
    [],
    { minConfidence: 0 },
  );
  const kinds = new Map(entities.map(({ key, kind }) => [key, kind]));
  const all = new Map(
    [...mentions].map(([id, found]) => [
      id,
      found.map((mention) => ({ ...mention, type: kinds.get(mention.entity)! })),
    ]),
  );
  const shown = (least: number): Found =>
    new Map([...all].map(([id, names]) => [id, names.filter(({ confidence }) => confidence >= least)]));
  for (const least of [0.4, 0.8]) printNames(`${file}, confidence from ${least}`, rows, shown(least));
  printCalibration(rows, all);
}
