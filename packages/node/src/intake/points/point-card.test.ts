import { expect, it } from 'vitest';
import { loadTexts } from '../texts.ts';
import { pointCard } from './point-card.ts';

it('names a language by its own name, and one that is none as it was stated', async () => {
  const view = { texts: loadTexts()('nl'), kiosk: false, href: (path: string) => path };
  const point = {
    isOwn: true,
    url: 'https://dam.example',
    report: undefined,
    name: 'Dam',
    town: 'Dam',
    places: [],
    languages: ['uk', 'nl-AB-CD'],
    people: [],
  };
  const card = pointCard(
    view as unknown as Parameters<typeof pointCard>[0],
    {
      ...point,
      keys: [],
      postcodes: [],
    } as unknown as Parameters<typeof pointCard>[1],
  );
  const markup = String(await card);
  expect(markup).toContain('<li lang="uk">Українська</li>');
  expect(markup).toContain('<li lang="nl-AB-CD">nl-AB-CD</li>');
});
