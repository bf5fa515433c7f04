import { isCode, type ListName } from '@nabij/protocol';
import { z } from 'zod';
import { outOfBounds, withoutNulls } from './bounds.ts';
import { mistakesIn } from './hsds/validate.ts';
import { type HsdsService, hsdsServiceSchema } from './hsds.ts';
import { type Mistake, type MistakeKind, placeOf, ServicesError } from './mistake.ts';

/** The code lists by which a service can say whom it fits: the `taxonomy` of its attributes. */
export const FITTING_LISTS = [
  'subject',
  'ground',
  'domain',
  'life_domain',
  'reporter_role',
] as const satisfies readonly ListName[];

export type FittingList = (typeof FITTING_LISTS)[number];

/** A service near here, and the codes of what it fits, as `list/CODE`. */
export interface Service {
  readonly body: HsdsService;
  readonly fits: readonly string[];
}

/** One entry of a file: a whole description as HSDS has it, of which we read some. */
export type Entry = Readonly<Record<string, unknown>>;

/** A service with everything that was said of it, so that nothing is lost on its way out again. */
export interface ReadService extends Service {
  readonly entry: Entry;
}

/** The most services that one town's list has. */
export const MOST_SERVICES = 1000;

/** The largest file of services, 8 MB; a thousand services take 3. */
export const MAX_SERVICES_BYTES = 8 * 1024 * 1024;

/** After so many mistakes a file is read no further. */
const MOST_MISTAKES = 10_000;

/** What describes the tables of an HSDS package, instead of the services (Frictionless Data). */
const packageSchema = z.object({ resources: z.array(z.looseObject({ path: z.string() })).min(1) });

/** A list, or one page of it as an HSDS interface answers. */
const fileSchema = z.union([z.array(z.unknown()), z.object({ contents: z.array(z.unknown()) })]);

/**
 * Reads a file of services, and how many of them are not active.
 * @throws {ServicesError} for a file with anything wrong in it, so that none is half read
 */
export function readServices(text: string): { services: ReadService[]; inactive: number } {
  const mistakes: Mistake[] = [];
  const services: ReadService[] = [];
  for (const [at, entry] of entriesIn(text).entries()) {
    const read = readEntry(entry);
    if (!Array.isArray(read)) services.push(read);
    else mistakes.push(...read.map((mistake) => ({ service: nameOf(entry, at), ...mistake })));
    // nobody mends more at once, and a hostile file fills no memory
    if (mistakes.length >= MOST_MISTAKES) throw new ServicesError(mistakes);
  }
  for (const id of repeated(services.map(({ body }) => body.id))) {
    mistakes.push({ service: JSON.stringify(id), place: 'id', kind: 'repeated', detail: '' });
  }
  if (mistakes.length > 0) throw new ServicesError(mistakes);
  return { services, inactive: services.filter(({ body }) => body.status !== 'active').length };
}

/** Reads one entry of a file, or says everything that is wrong with it. */
export function readEntry(raw: unknown): ReadService | Omit<Mistake, 'service'>[] {
  const bound = outOfBounds(raw);
  if (bound) return [bound];
  const entry = withoutNulls(raw);
  const published = mistakesIn(entry);
  const parsed = hsdsServiceSchema.safeParse(entry);
  const said = new Set(published.map(({ place }) => place));
  const ours = (parsed.error?.issues ?? []).map(mistakeOf).filter(({ place }) => !said.has(place));
  if (!parsed.success || published.length > 0) return [...published, ...ours];
  const { fits, unknown } = fitsOf(parsed.data);
  return unknown.length > 0 ? unknown : { body: parsed.data, fits, entry: entry as Entry };
}

function entriesIn(text: string): unknown[] {
  const whole = (kind: MistakeKind, detail = '') =>
    new ServicesError([{ service: '', place: '', kind, detail }]);
  // a ZIP begins with PK, a table with the names of its columns
  if (/^\uFEFF?(PK|"?\w+"?[,;\t])/.test(text)) throw whole('package');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw whole('json');
  }
  if (packageSchema.safeParse(json).success) throw whole('package');
  const file = fileSchema.safeParse(json);
  if (!file.success) throw whole('list');
  const all = Array.isArray(file.data) ? file.data : file.data.contents;
  if (all.length > MOST_SERVICES) throw whole('many', String(MOST_SERVICES));
  return all;
}

/** Terms of other taxonomies are theirs; one of ours with a code that we do not have is a slip. */
function fitsOf({ attributes }: HsdsService) {
  const unknown: Omit<Mistake, 'service'>[] = [];
  const fits = attributes.flatMap(({ taxonomy_term: term }, at) => {
    const list = FITTING_LISTS.find((name) => name === term?.taxonomy);
    if (list === undefined) return [];
    if (isCode(list, term?.code)) return [`${list}/${term.code}`];
    const place = placeOf(['attributes', at, 'taxonomy_term', 'code']);
    unknown.push({ place, kind: 'code', detail: term?.code ?? '' });
    return [];
  });
  return { fits: [...new Set(fits)].sort(), unknown };
}

const KINDS: Readonly<Record<string, MistakeKind>> = {
  too_small: 'empty',
  too_big: 'long',
  custom: 'characters',
  invalid_format: 'format',
  invalid_value: 'choice',
};

function mistakeOf(issue: z.core.$ZodIssue): Omit<Mistake, 'service'> {
  const kind = KINDS[issue.code] ?? 'type';
  const detail = issue.code === 'too_big' ? String(issue.maximum) : detailOf(issue);
  return { place: placeOf(issue.path), kind, detail };
}

function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format') return issue.format;
  return issue.code === 'invalid_type' ? issue.expected : '';
}

function repeated(ids: readonly string[]): Set<string> {
  const seen = new Set<string>();
  return new Set(ids.filter((id) => seen.has(id) || !seen.add(id)));
}

function nameOf(entry: unknown, at: number): string {
  const named = z.object({ id: z.string().min(1).max(100) }).safeParse(entry);
  return named.success ? JSON.stringify(named.data.id) : `service ${at + 1}`;
}
