/** Where a portrait is read. */
export function portraitPath(photoId: string): string {
  return `/people/${photoId}`;
}
