import { z } from 'zod';
import { LANGUAGES } from '../intake/texts.ts';
import type { PointConfig } from '../system/config.ts';
import { areRead, textsSchema } from './own-words.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => !/\p{Cc}/u.test(text));
const postcode = z.int().min(1000).max(99_999);

const fields = z.strictObject({
  name: line(120),
  town: line(80),
  /** As in the national register, such as GM0141. */
  municipality: z.string().regex(/^[A-Za-z0-9]{2,12}$/),
  population: z.int().min(1).max(50_000_000).nullable(),
  phone: line(200).nullable(),
  address: line(200).nullable(),
  hours: line(200).nullable(),
  helpline: line(200).nullable(),
  country: z.enum(['NL', 'BE']),
  region: z.enum(['VLG', 'BRU', 'WAL']).nullable(),
  places: z.array(line(80)).max(200),
  /** First and last of each range, by their digits. */
  postcodes: z
    .array(z.tuple([postcode, postcode]).refine(([first, last]) => first <= last))
    .max(200),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(20)
    .refine((codes) => new Set(codes).size === codes.length),
  texts: textsSchema,
});

/**
 * What a lead sets in the desk about the point; the environment says it until they did. Addresses,
 * keys and mail servers stay with the administrator, in the environment.
 */
export const settingsSchema = fields.refine(isOfItsCountry, { path: ['region'] });

/** The same as it was kept; a town that kept it before it could have words of its own has none. */
export const keptSettingsSchema = fields
  .extend({ texts: textsSchema.default({}) })
  .refine(isOfItsCountry, { path: ['region'] });

function isOfItsCountry(set: { country: string; region: string | null }): boolean {
  return set.region === null || set.country === 'BE';
}

export type Settings = z.output<typeof settingsSchema>;

/** As the register of the country writes codes; what begins with XX is a town to practise with. */
const MUNICIPALITY = {
  NL: /^(GM\d{4}|XX[A-Z0-9]{1,10})$/,
  BE: /^(\d{5}|XX[A-Z0-9]{1,10})$/,
} as const;

/** What a lead may set from now on; what was set before stays as it was. */
export const wantedSettingsSchema = settingsSchema
  .refine(({ country, municipality }) => MUNICIPALITY[country].test(municipality), {
    path: ['municipality'],
  })
  .refine(({ languages }) => languages.every((code) => LANGUAGES.some((one) => one === code)), {
    path: ['languages'],
  })
  .refine(({ texts }) => areRead(texts), { path: ['texts'] })
  .refine(({ postcodes }) => !overlap(postcodes), { path: ['postcodes'] });

/** Whether a postcode stands in two ranges. */
function overlap(ranges: readonly (readonly [number, number])[]): boolean {
  const sorted = [...ranges].sort(([one], [other]) => one - other);
  return sorted.some(([first], at) => at > 0 && first <= (sorted[at - 1]?.[1] ?? 0));
}

/** Whether a point knows which town it serves; before that nobody can file here. */
export function isSetUp(config: PointConfig): boolean {
  return config.town !== '' && config.municipality !== '';
}

/** What holds now; fields that nobody filled in are empty. */
export function settingsOf(config: PointConfig): Settings {
  const { name, town, municipality, country } = config;
  return {
    ...{ name, town, municipality, country },
    population: config.population ?? null,
    phone: config.phone ?? null,
    address: config.address ?? null,
    hours: config.hours ?? null,
    helpline: config.helpline ?? null,
    region: config.region ?? null,
    places: [...config.places],
    postcodes: config.postcodes.map(([first, last]) => [first, last]),
    languages: [...config.languages],
    texts: { ...config.texts },
  };
}

/** The configuration with what was set in the desk. */
export function withSettings(config: PointConfig, settings: Settings): PointConfig {
  const { name, town, municipality, country, places, postcodes, languages, texts } = settings;
  const {
    population: _p,
    phone: _t,
    address: _a,
    hours: _h,
    helpline: _l,
    region: _r,
    ...rest
  } = config;
  const { population, phone, address, hours, helpline, region } = settings;
  return {
    ...rest,
    ...{ name, town, municipality, country, places, postcodes, languages, texts },
    ...(population === null ? {} : { population }),
    ...(phone === null ? {} : { phone }),
    ...(address === null ? {} : { address }),
    ...(hours === null ? {} : { hours }),
    ...(helpline === null ? {} : { helpline }),
    ...(region === null ? {} : { region }),
  };
}
