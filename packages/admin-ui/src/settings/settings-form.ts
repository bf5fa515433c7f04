import type { PointSettings } from '../api/settings.ts';

/** All but the town's own words, which have a page of their own. */
export type FormSettings = Omit<PointSettings, 'texts'>;

/** The settings as they stand in the fields: text, as people type it. */
export interface SettingsFields {
  name: string;
  town: string;
  municipality: string;
  population: string;
  phone: string;
  address: string;
  hours: string;
  helpline: string;
  country: 'NL' | 'BE';
  region: '' | 'VLG' | 'BRU' | 'WAL';
  places: string;
  postcodes: string;
  languages: readonly string[];
}

export type FieldName = keyof SettingsFields;
/** What is wrong with a field: the name of a sentence in the texts. */
export type Mistake =
  | 'missing'
  | 'tooLong'
  | 'codeNL'
  | 'codeBE'
  | 'number'
  | 'postcodes'
  | 'languages';

export function fieldsOf(settings: FormSettings): SettingsFields {
  const { name, town, municipality, country, languages } = settings;
  const { population, postcodes, places, region } = settings;
  return {
    ...{ name, town, municipality, country, languages },
    population: population === null ? '' : String(population),
    phone: settings.phone ?? '',
    address: settings.address ?? '',
    hours: settings.hours ?? '',
    helpline: settings.helpline ?? '',
    region: region ?? '',
    places: places.join(', '),
    postcodes: postcodes
      .map(([first, last]) => (first === last ? first : `${first}-${last}`))
      .join(', '),
  };
}

const LONGEST: Partial<Record<FieldName, number>> = {
  name: 120,
  town: 80,
  phone: 200,
  address: 200,
  hours: 200,
  helpline: 200,
};
/** As the register of the country writes codes; what begins with XX is a town to practise with. */
const CODES = { NL: /^(GM\d{4}|XX[A-Z0-9]{1,10})$/, BE: /^(\d{5}|XX[A-Z0-9]{1,10})$/ } as const;
const RANGE = /^\d{4,5}(\s*[-–]\s*\d{4,5})?$/;

/** What has to be mended before it can be sent; the node checks the same again. */
export function mistakesIn(fields: SettingsFields): Partial<Record<FieldName, Mistake>> {
  const found: Partial<Record<FieldName, Mistake>> = {};
  for (const name of ['name', 'town'] as const) {
    if (fields[name].trim() === '') found[name] = 'missing';
  }
  for (const [name, longest] of Object.entries(LONGEST)) {
    const text = fields[name as FieldName];
    if (typeof text === 'string' && text.length > longest) found[name as FieldName] = 'tooLong';
  }
  const { country } = fields;
  if (!CODES[country].test(codeOf(fields))) found.municipality = `code${country}`;
  if (!isCount(fields.population)) found.population = 'number';
  if (!listed(fields.postcodes).every(isRange)) found.postcodes = 'postcodes';
  if (fields.languages.length === 0) found.languages = 'languages';
  return found;
}

/** What is sent; only for fields without a mistake. */
export function settingsIn(fields: SettingsFields): FormSettings {
  const line = (text: string) => text.trim() || null;
  return {
    name: fields.name.trim(),
    town: fields.town.trim(),
    municipality: codeOf(fields),
    population: fields.population.trim() === '' ? null : Number(digitsOf(fields.population)),
    phone: line(fields.phone),
    address: line(fields.address),
    hours: line(fields.hours),
    helpline: line(fields.helpline),
    country: fields.country,
    region: fields.country === 'BE' && fields.region !== '' ? fields.region : null,
    places: listed(fields.places),
    postcodes: listed(fields.postcodes).map(rangeOf),
    languages: [...fields.languages],
  };
}

/**
 * What somebody filled in, brought onto what a colleague saved meanwhile: a field that they did not
 * touch is as the colleague left it.
 */
export function broughtOnto(
  mine: SettingsFields,
  before: SettingsFields,
  theirs: SettingsFields,
): SettingsFields {
  const touched = Object.entries(mine).filter(
    ([name, value]) => String(value) !== String(before[name as FieldName]),
  );
  return { ...theirs, ...Object.fromEntries(touched) };
}

/** People write gm 0141. */
function codeOf({ municipality }: SettingsFields): string {
  return municipality.replaceAll(/\s/g, '').toUpperCase();
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** People write 30.000 or 30 000. */
function digitsOf(text: string): string {
  return text.replaceAll(/[.\s]/g, '');
}

function isCount(text: string): boolean {
  const digits = digitsOf(text);
  return digits === '' || (/^\d{1,8}$/.test(digits) && Number(digits) > 0);
}

function isRange(text: string): boolean {
  const [first, last] = rangeOf(text);
  return RANGE.test(text) && first <= last;
}

function rangeOf(text: string): [number, number] {
  const [first = 0, last = first] = text.split(/\s*[-–]\s*/).map(Number);
  return [first, last];
}
