import type { HsdsService } from '../../directory/hsds.ts';
import type { Texts } from '../texts.ts';

/** A service in the words of a reader, as far as it has words in their language. */
interface SpokenService {
  readonly name: string;
  readonly description: string;
  readonly hours: string;
  /** The languages that are spoken there, as this reader calls them. */
  readonly languages: string;
  /** Where one goes, one line for each address. */
  readonly addresses: readonly string[];
}

/** What a service says of itself, for a reader of one language. */
export function spoken(body: HsdsService, language: string): SpokenService {
  const own = body.translations[language];
  const languages = body.languages.map((one) => languageName(one, language)).filter(Boolean);
  return {
    name: own?.name ?? body.name,
    description: own?.description ?? body.description ?? '',
    hours: own?.schedule ?? body.schedules.flatMap((one) => one.description ?? []).join('; '),
    languages: new Intl.ListFormat(language, { type: 'conjunction' }).format(languages),
    addresses: addressesOf(body),
  };
}

/** The ways to get there, as sentences. */
export function waysTo({ t, language }: Texts, body: HsdsService): string[] {
  const { hours, languages, addresses } = spoken(body, language);
  return [
    ...body.phones.map(({ number }) => t('offer.phone', { phone: number })),
    ...(body.email ? [t('offer.email', { email: body.email })] : []),
    ...(body.url ? [t('offer.site', { site: body.url })] : []),
    ...addresses,
    ...(hours ? [t('offer.hours', { hours })] : []),
    ...(languages ? [t('offer.languages', { languages })] : []),
  ];
}

function addressesOf({ service_at_locations: places }: HsdsService): string[] {
  const all = places.flatMap(({ location }) => location?.addresses ?? []);
  return all.flatMap(({ address_1: street, postal_code: code, city }) => {
    const town = [code, city].filter(Boolean).join(' ');
    return [street, town].filter(Boolean).join(', ') || [];
  });
}

/** A code as this reader calls the language; else the name that the service gives. */
function languageName({ code, name }: HsdsService['languages'][number], language: string): string {
  try {
    const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
    return (code && names.of(code)) || (name ?? '');
  } catch {
    return name ?? '';
  }
}
