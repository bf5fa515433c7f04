import { raw } from 'hono/html';
import type { Markup } from '../pages/shell.ts';
import type { KnownPoint } from './known-points.ts';

/**
 * What search engines read of a point (https://schema.org/GovernmentOffice). A block of data, which
 * no browser runs: the policy for scripts does not apply. People are not in it.
 */
export function dataBlock(point: KnownPoint | undefined): Markup {
  if (!point) return raw('');
  const data = { '@context': 'https://schema.org', ...officeOf(point) };
  // with `<` the text could end the element that it stands in
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return raw(`<script type="application/ld+json">${json}</script>`);
}

function officeOf(point: KnownPoint): object {
  const { name, url, town, places, address, phone, hours, languages, country } = point;
  return {
    '@type': 'GovernmentOffice',
    '@id': url,
    name,
    url,
    ...(address === undefined ? {} : { address }),
    ...(phone === undefined ? {} : { telephone: phone }),
    ...(hours === undefined ? {} : { openingHours: hours }),
    areaServed: {
      '@type': 'AdministrativeArea',
      name: town,
      ...(places.length === 0 ? {} : { alternateName: places }),
      ...(country === undefined ? {} : { containedInPlace: { '@type': 'Country', name: country } }),
    },
    availableLanguage: languages,
  };
}
