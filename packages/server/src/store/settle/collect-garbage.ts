import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects garbage when there may be much, so that memory follows what is worked on rather than what the machine has:
 * with much of that free, V8 lets garbage grow to gigabytes.
 * @param most bytes in use from which on garbage is collected.
 */
export function createCollector(most: number): () => void {
  let collect: (() => void) | undefined;
  let kept = 0;
  return () => {
    const used = v8.getHeapStatistics().used_heap_size;
    if (used < most || used < 1.5 * kept) return;
    collect ??= exposeCollector();
    collect();
    kept = v8.getHeapStatistics().used_heap_size;
  };
}

function exposeCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
