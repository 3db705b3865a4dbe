/** What stands for a slug until all that wish for it are known. No slug begins so. */
export function provisionalSlug(key: string): string {
  return `~${key}`;
}
