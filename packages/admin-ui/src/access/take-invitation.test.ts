import { expect, it } from 'vitest';
import { takeInvitation } from './take-invitation.ts';

function addressed(address: string) {
  const { pathname, hash, search } = new URL(address);
  const shown: (string | URL | null | undefined)[] = [];
  const history = {
    replaceState: (_state: unknown, _title: string, url?: string | URL | null) => {
      shown.push(url);
    },
  };
  return { window: { location: { pathname, hash, search }, history }, shown };
}

it.each(['desk', 'region'])('takes the secret out of the address at the %s', (place) => {
  const { window, shown } = addressed(`https://x.example/${place}/invitation?lang=en#s-e_cret`);
  expect(takeInvitation(window)).toBe('s-e_cret');
  expect(shown).toEqual([`/${place}/invitation?lang=en`]);
});

it('leaves every other address alone', () => {
  for (const path of ['desk', 'desk/cases#invitation', 'desk/invitations#x', 'invitation#x']) {
    const { window, shown } = addressed(`https://x.example/${path}`);
    expect(takeInvitation(window)).toBeUndefined();
    expect(shown).toEqual([]);
  }
});

it('knows a link that was cut off', () => {
  expect(takeInvitation(addressed('https://x.example/desk/invitation').window)).toBe('');
});
