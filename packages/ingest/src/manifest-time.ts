// RFC 3339, section 5.6; the date alone is its full-date.
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/i;

/** An RFC 3339 instant, or the beginning in UTC of a day, as an instant in UTC; null for anything else. */
export function toUtc(text: string): string | null {
  const day = INSTANT.exec(text)?.[1];
  if (!day) return null;
  // Date takes the 31st of a short month for the first of the next.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  const instant = new Date(text.toUpperCase()).toISOString();
  // An offset may lead out of the years of four digits, which alone sort as they stand.
  return /^\d{4}-/.test(instant) ? instant : null;
}
