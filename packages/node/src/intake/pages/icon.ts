import type { Face } from './face.ts';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="ACCENT"/><path d="M9 23V9l14 14V9" fill="none" stroke="#fff" stroke-width="3.5" stroke-linejoin="round" stroke-linecap="round"/></svg>`;

/** The icon of the pages, in the colour of their face. */
export function icon({ values }: Face): string {
  return ICON.replace('ACCENT', values.get('--nabij-color-accent') ?? '');
}
