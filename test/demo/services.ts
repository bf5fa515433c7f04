import type { ReadService } from '../../packages/node/src/directory/services.ts';
import { readServices } from '../../packages/node/src/directory/services.ts';
import type { TownId } from './region.ts';

/** One invented service, as a town's list would say it. */
interface Told {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The same name and description in English. */
  readonly english: readonly [name: string, description: string];
  readonly phone: string;
  readonly hours: string;
  /** Codes of languages that are spoken there. */
  readonly languages: readonly string[];
  /** As `list/CODE`. */
  readonly fits: readonly string[];
}

const LEGAL: Omit<Told, 'id' | 'phone' | 'hours'> = {
  name: 'Rechtswinkel Drieland',
  description: 'Gratis uitleg over uw rechten en hulp bij brieven.',
  english: ['Law shop Drieland', 'Free advice about your rights and help with letters.'],
  languages: ['nl', 'en', 'tr'],
  fits: ['subject/DISCRIMINATION', 'subject/CARE'],
};

const CLIENTS: Omit<Told, 'id' | 'phone' | 'hours'> = {
  name: 'Cliëntondersteuning Dichtbij',
  description: 'Iemand denkt met u mee en gaat mee naar gesprekken over zorg.',
  english: [
    'Client support Dichtbij',
    'Somebody thinks with you and comes along to talks about care.',
  ],
  languages: ['nl', 'ar', 'en'],
  fits: ['subject/CARE', 'domain/SOCIAL_SUPPORT', 'domain/HOME_CARE', 'domain/YOUTH_CARE'],
};

const TOLD: Readonly<Record<TownId, readonly Told[]>> = {
  wilgendrecht: [
    { ...LEGAL, id: 'rechtswinkel', phone: '0999 00 01 41', hours: 'woensdag 19.00–21.00 uur' },
    { ...CLIENTS, id: 'dichtbij', phone: '0999 00 01 42', hours: 'dinsdag 9.00–12.00 uur' },
    {
      id: 'samen-eten',
      name: 'Samen eten in De Wilg',
      description: 'Elke week een warme maaltijd met buurtgenoten.',
      english: ['Eating together in De Wilg', 'A warm meal with neighbours, every week.'],
      phone: '0999 00 01 43',
      hours: 'donderdag 17.30–19.30 uur',
      languages: ['nl'],
      fits: ['domain/NEIGHBOURHOOD', 'life_domain/NETWORK'],
    },
  ],
  hazelvoorde: [
    { ...LEGAL, id: 'rechtswinkel', phone: '0999 00 02 41', hours: 'maandag 18.00–20.00 uur' },
    { ...CLIENTS, id: 'dichtbij', phone: '0999 00 02 42', hours: 'elke werkdag 9.00–12.00 uur' },
    {
      id: 'huurteam',
      name: 'Huurteam Hazelvoorde',
      description: 'Hulp bij ruzie met de verhuurder en bij te hoge huur.',
      english: [
        'Rent team Hazelvoorde',
        'Help with a quarrel with the landlord or a rent too high.',
      ],
      phone: '0999 00 02 43',
      hours: 'dinsdag en vrijdag 10.00–13.00 uur',
      languages: ['nl', 'en', 'pl'],
      fits: ['domain/HOUSING', 'life_domain/HOUSING'],
    },
    {
      id: 'geldloket',
      name: 'Geldloket Het Voorhuis',
      description: 'Overzicht over uw geld en hulp bij schulden.',
      english: ['Money desk Het Voorhuis', 'An overview of your money and help with debts.'],
      phone: '0999 00 02 44',
      hours: 'maandag tot en met donderdag 9.00–12.00 uur',
      languages: ['nl', 'ar', 'tr'],
      fits: ['life_domain/DEBT', 'life_domain/INCOME'],
    },
  ],
  oostermonde: [
    { ...LEGAL, id: 'rechtswinkel', phone: '0999 00 03 41', hours: 'elke werkdag 13.00–17.00 uur' },
    { ...CLIENTS, id: 'dichtbij', phone: '0999 00 03 42', hours: 'elke werkdag 9.00–17.00 uur' },
    {
      id: 'huurteam',
      name: 'Huurteam Havenstad',
      description: 'Hulp bij ruzie met de verhuurder en bij te hoge huur.',
      english: ['Rent team Havenstad', 'Help with a quarrel with the landlord or a rent too high.'],
      phone: '0999 00 03 43',
      hours: 'elke werkdag 10.00–14.00 uur',
      languages: ['nl', 'en', 'pl', 'uk'],
      fits: ['domain/HOUSING', 'life_domain/HOUSING'],
    },
    {
      id: 'werkcafe',
      name: 'Werkcafé De Kade',
      description: 'Koffie en een coach die helpt bij solliciteren en bij ruzie op het werk.',
      english: ['Work café De Kade', 'Coffee and a coach for applying and for trouble at work.'],
      phone: '0999 00 03 44',
      hours: 'dinsdag tot en met donderdag 9.00–16.00 uur',
      languages: ['nl', 'en', 'ar', 'uk'],
      fits: ['domain/WORK', 'life_domain/WORK'],
    },
    {
      id: 'regenboog',
      name: 'Regenboogcafé Oostermonde',
      description: 'Mensen die hetzelfde meemaakten, luisteren naar u.',
      english: ['Rainbow café Oostermonde', 'People who went through the same listen to you.'],
      phone: '0999 00 03 45',
      hours: 'vrijdag 19.00–23.00 uur',
      languages: ['nl', 'en', 'de'],
      fits: ['ground/SEXUAL_ORIENTATION', 'ground/GENDER_IDENTITY', 'ground/GENDER_EXPRESSION'],
    },
    {
      id: 'ouderenraad',
      name: 'Ouderenraad Oostermonde',
      description: 'Vrijwilligers van uw leeftijd denken met u mee.',
      english: ['Council of elders Oostermonde', 'Volunteers of your age think with you.'],
      phone: '0999 00 03 46',
      hours: 'maandag 10.00–12.00 uur',
      languages: ['nl', 'fr'],
      fits: ['ground/AGE'],
    },
  ],
};

/** The invented services of a town, as `nabij services` reads them from a file. */
export function servicesOf(town: TownId): ReadService[] {
  return readServices(JSON.stringify(TOLD[town].map(asHsds))).services;
}

function asHsds(told: Told): object {
  const { id, name, description, english, phone, hours, languages, fits } = told;
  const [inEnglish, englishDescription] = english;
  return {
    id,
    name,
    description,
    status: 'active',
    phones: [{ id: `${id}-phone`, number: phone }],
    schedules: [{ id: `${id}-hours`, description: hours }],
    languages: languages.map((code) => ({ id: `${id}-${code}`, code })),
    attributes: fits.map((fit) => {
      const [taxonomy, code] = fit.split('/');
      const term = { id: fit, name: code, description: fit, taxonomy, code };
      return { id: `${id}-${fit}`, taxonomy_term: term };
    }),
    translations: { en: { name: inEnglish, description: englishDescription } },
  };
}
