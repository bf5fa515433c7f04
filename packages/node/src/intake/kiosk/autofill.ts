import type { View } from '../pages/shell.ts';

/** What a browser may fill in by itself; at a public screen nothing, so that it keeps nothing. */
export function autofill({ kiosk }: View, kind: 'name' | 'email' | 'tel'): string {
  return kiosk ? 'off' : kind;
}
