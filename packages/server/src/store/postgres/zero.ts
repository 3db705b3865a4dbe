const ZERO = '\0';
const ONE = '\u0001';
const TWO = '\u0002';
const WRITTEN = new RegExp(`${ONE}([${ONE}${TWO}])`, 'g');

/**
 * Postgres' texts can't hold U+0000, which names in JSON may hold and queries do. It is written as U+0001 U+0001, and
 * U+0001 as U+0001 U+0002: no two texts become one, and their order stays what it was.
 */
export function writeZeros(text: string): string {
  if (!text.includes(ZERO) && !text.includes(ONE)) return text;
  return text.replaceAll(ONE, ONE + TWO).replaceAll(ZERO, ONE + ONE);
}

export function readZeros(text: string): string {
  return text.includes(ONE) ? text.replace(WRITTEN, (_, sign: string) => (sign === ONE ? ZERO : ONE)) : text;
}
