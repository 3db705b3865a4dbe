import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in use from which on garbage is collected: with much memory free, V8 would let it grow to gigabytes. */
const MOST_USED = 400_000_000;

/** Collects garbage when there may be much, so that memory follows what is worked on rather than what the machine has. */
export function createCollector(): () => void {
  let collect: (() => void) | undefined;
  let kept = 0;
  return () => {
    const used = v8.getHeapStatistics().used_heap_size;
    if (used < MOST_USED || used < 2 * kept) return;
    collect ??= exposeCollector();
    collect();
    kept = v8.getHeapStatistics().used_heap_size;
  };
}

function exposeCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
