import { badInput } from '../errors.ts';
import { builder } from './builder.ts';

/** RFC 3339, section 5.6. A leap second is taken for the second before it. */
const INSTANT = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

builder.scalarType('DateTime', {
  description: 'RFC 3339 instant, in UTC, such as `2009-04-05T00:00:00.000Z`. Input may have another offset.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || !INSTANT.test(value))
      throw badInput(`${JSON.stringify(value)} is no RFC 3339 instant, such as 2009-04-05T00:00:00Z.`);
    const instant = new Date(value.replace(/:60/, ':59').replace(' ', 'T'));
    if (Number.isNaN(instant.getTime()) || !isCalendarDate(value))
      throw badInput(`${JSON.stringify(value)} is no date of the calendar.`);
    return instant.toISOString();
  },
});

builder.scalarType('URL', {
  description: 'Absolute URL, as the WHATWG URL Standard describes it.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || !globalThis.URL.canParse(value))
      throw badInput(`${JSON.stringify(value)} is no absolute URL.`);
    return value;
  },
});

/** Date takes the 31st of February for a day of March. */
function isCalendarDate(value: string): boolean {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
}
