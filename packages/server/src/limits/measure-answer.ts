/**
 * Bytes of a value as JSON, counted no further than `most`: what lies beyond is not worth reading. Escapes are not
 * counted.
 */
export function measureAnswer(value: unknown, most: number): number {
  let bytes = 0;
  // A list of what is left to count, since answers nest as deep as lists of lists may.
  const left: unknown[] = [value];
  while (left.length > 0 && bytes <= most) {
    const next = left.pop();
    if (typeof next === 'string') bytes += Buffer.byteLength(next) + 2;
    else if (typeof next !== 'object' || next === null) bytes += String(next).length;
    else if (Array.isArray(next)) {
      bytes += next.length + 1;
      for (const item of next) left.push(item);
    } else {
      bytes += 1;
      for (const [name, member] of Object.entries(next)) {
        bytes += name.length + 4;
        left.push(member);
      }
    }
  }
  return bytes;
}
