import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import { type Place, placesOf } from '../frame/places.ts';
import { useShortcut } from './use-shortcut.ts';

/** The second letter after `g` (go to); the same in every language, as hands remember them. */
const KEYS: Partial<Record<Place['text'], string>> = {
  today: 'h',
  cases: 'c',
  intake: 'n',
  lines: 'd',
  campaigns: 'a',
  figures: 'f',
  learning: 'e',
  papers: 'p',
  settings: 's',
  peers: 'v',
  retention: 'r',
  team: 'm',
  keys: 'k',
  audit: 'l',
  trend: 't',
  overview: 'o',
};

/** Keys that lead to every place of the menu. */
export function PlaceKeys() {
  return placesOf(useSession()).map((place) => <PlaceKey key={place.to} place={place} />);
}

function PlaceKey({ place }: { place: Place }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const key = KEYS[place.text];
  useShortcut(
    key === undefined
      ? undefined
      : {
          keys: `g ${key}`,
          label: t(`nav.${place.text}`),
          group: 'everywhere',
          run: () => void navigate({ to: place.to }),
        },
  );
  return null;
}
