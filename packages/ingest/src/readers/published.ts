import { toUtc } from '../manifest-time.ts';
import type { Published } from '../model.ts';

const PRECISION = { 4: 'YEAR', 7: 'MONTH', 10: 'DAY' } as const;

/** A leap second is taken for the second before it. */
const LEAP_SECOND = /:60(?=[.Z+-])/i;

/** Reads an RFC 3339 instant, its date alone, or the year or month of that; null for anything else. */
export function readPublished(text: string): Published | null {
  const precision = PRECISION[text.length as keyof typeof PRECISION];
  if (!precision) return instantOf(text.replace(' ', 'T').replace(LEAP_SECOND, ':59'));
  const at = toUtc(text + '-01-01'.slice(text.length - 4));
  return at === null ? null : { at, precision };
}

function instantOf(text: string): Published | null {
  const at = toUtc(text);
  return at === null ? null : { at, precision: 'INSTANT' };
}
