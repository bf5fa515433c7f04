import { isDeepStrictEqual } from 'node:util';
import { type Entry, FITTING_LISTS } from '../services.ts';

/** A service as somebody fills it in by hand; an empty text is nothing. */
export interface ServiceForm {
  readonly name: string;
  readonly status: string;
  readonly description: string;
  readonly organization: string;
  readonly email: string;
  readonly url: string;
  readonly phones: readonly string[];
  readonly hours: string;
  /** Codes of ISO 639. */
  readonly languages: readonly string[];
  /** As `list/CODE`. */
  readonly fits: readonly string[];
  readonly translations: Readonly<Record<string, Words>>;
}

interface Words {
  readonly name: string;
  readonly description: string;
  readonly schedule: string;
}

type Part = Readonly<Record<string, unknown>>;

/**
 * Puts what was filled in into the whole description; what the form has no field for stays as it
 * was. `newId` gives an id for each new part.
 */
export function edited(entry: Entry, form: ServiceForm, newId: () => string): Entry {
  const { name, status } = form;
  const organization = organizationOf(entry, form.organization, newId);
  const texts = { description: form.description, email: form.email, url: form.url };
  const before = entry.translations as Readonly<Record<string, Part>> | undefined;
  const translations = translated({ ...before, ...form.translations });
  return withoutEmpty({
    ...entry,
    name,
    status,
    ...texts,
    organization,
    phones: kept(entry, { list: 'phones', values: form.phones }, newId),
    languages: kept(entry, { list: 'languages', values: form.languages }, newId),
    schedules: schedulesOf(entry, form.hours, newId),
    attributes: attributesOf(entry, form.fits, newId),
    translations,
  });
}

const MEMBERS = { phones: 'number', languages: 'code' } as const;

/** The parts in the order of the values; one that was there keeps what else is known of it. */
function kept(
  entry: Entry,
  { list, values }: { list: keyof typeof MEMBERS; values: readonly string[] },
  newId: () => string,
): Part[] {
  const before = partsOf(entry, list);
  const member = MEMBERS[list];
  return values.map((value) => {
    return before.find((one) => one[member] === value) ?? { id: newId(), [member]: value };
  });
}

/** When it is open, as one text; schedules with rules of their own stay while the text does. */
function schedulesOf(entry: Entry, hours: string, newId: () => string): Part[] {
  const before = partsOf(entry, 'schedules');
  if (hoursOf(before) === hours) return before;
  return hours === '' ? [] : [{ id: newId(), description: hours }];
}

/** When a service is open, in the words of whoever described it. */
export function hoursOf(schedules: readonly Part[]): string {
  return schedules.flatMap(({ description }) => description ?? []).join('; ');
}

function attributesOf(entry: Entry, fits: readonly string[], newId: () => string): Part[] {
  const before = partsOf(entry, 'attributes');
  const fitOf = ({ taxonomy_term: term }: Part) => {
    const { taxonomy, code } = (term ?? {}) as Part;
    return FITTING_LISTS.some((list) => list === taxonomy) ? `${taxonomy}/${code}` : undefined;
  };
  const stays = before.filter((one) => {
    const fit = fitOf(one);
    return fit === undefined || fits.includes(fit);
  });
  const there = stays.map(fitOf);
  const fresh = fits.filter((fit) => !there.includes(fit));
  return [...stays, ...fresh.map((fit) => attributeOf(fit, newId))];
}

/** A code of ours as HSDS writes a term of a taxonomy. */
function attributeOf(fit: string, newId: () => string): Part {
  const [taxonomy, code] = fit.split('/');
  const term = { id: newId(), name: code, description: fit, taxonomy, code };
  return { id: newId(), taxonomy_term: term };
}

function organizationOf(entry: Entry, name: string, newId: () => string): Part | undefined {
  const before = entry.organization as Part | undefined;
  if (name === '') return undefined;
  return { id: newId(), description: name, ...before, name };
}

function translated(all: Readonly<Record<string, object>>): Part {
  const filled = Object.entries(all).map(([language, words]) => [language, withoutEmpty(words)]);
  return Object.fromEntries(filled.filter(([, words]) => !isDeepStrictEqual(words, {})));
}

function partsOf(entry: Entry, list: string): Part[] {
  const parts = entry[list];
  return Array.isArray(parts) ? (parts as Part[]) : [];
}

function withoutEmpty(all: object): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === undefined || value === '' || isDeepStrictEqual(value, {});
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}
