// RFC 5646, section 2.1, without tags of which none is registered: names such as "english" have their form.
const TAG =
  /^[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wy-z\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?$/i;

/** A BCP 47 tag in the case that RFC 5646, section 2.1.1, recommends; null for what is none. Asks no locale. */
export function readLanguageTag(text: string): string | null {
  if (!TAG.test(text)) return null;
  const parts = text.toLowerCase().split('-');
  const singleton = parts.findIndex((part) => part.length === 1);
  return parts
    .map((part, index) => {
      if (index === 0 || (singleton !== -1 && index > singleton)) return part;
      if (part.length === 2) return part.toUpperCase();
      return /^[a-z]{4}$/.test(part) ? part[0]!.toUpperCase() + part.slice(1) : part;
    })
    .join('-');
}
