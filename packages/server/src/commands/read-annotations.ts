import { type Annotation, type Problem, parseAnnotations } from '@sourcebook/ingest';
import { readTextFile } from './describe-folder.ts';

/** Reads a file of annotations; lines that are none are problems. */
export function readAnnotations(file: string): { annotations: Annotation[]; problems: Problem[] } {
  const annotations: Annotation[] = [];
  const problems: Problem[] = [];
  for (const line of parseAnnotations(readTextFile(file))) {
    if ('annotation' in line) annotations.push(line.annotation);
    else
      problems.push({ path: file, reader: 'annotations', message: `Line ${line.line}: ${line.message}`, offset: null });
  }
  return { annotations, problems };
}
