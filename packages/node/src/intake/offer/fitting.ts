import { isCode, topLevel } from '@nabij/protocol';
import { FITTING_LISTS, type FittingList, type Service } from '../../directory/services.ts';
import type { Facts } from './facts.ts';

/** A service that fits, and the codes for which it does. */
export interface Fitting {
  readonly service: Service;
  /** As `list/CODE`, the weightiest first. */
  readonly because: readonly string[];
}

/** A ground says most about somebody, a subject is shared by half of all. */
const WEIGHTS = {
  ground: 8,
  domain: 4,
  life_domain: 4,
  reporter_role: 2,
  subject: 1,
} as const satisfies Record<FittingList, number>;

/** Which areas of life are touched where something went wrong, besides the one of the same name. */
const TOUCHED: Readonly<Record<string, readonly string[]>> = {
  FINANCE: ['DEBT', 'INCOME'],
  SOCIAL_SECURITY: ['DEBT', 'INCOME'],
  HEALTH_CARE: ['HEALTH_BODY', 'HEALTH_MIND'],
  HOME_CARE: ['DAILY_LIVING'],
  RESIDENTIAL_CARE: ['DAILY_LIVING'],
  SOCIAL_SUPPORT: ['DAILY_LIVING'],
  YOUTH_CARE: ['FAMILY'],
  CHILDCARE: ['FAMILY'],
  TRANSPORT: ['MOBILITY'],
  NEIGHBOURHOOD: ['SAFETY', 'NETWORK'],
  POLICE_JUSTICE: ['RIGHTS', 'SAFETY'],
  MIGRATION: ['RIGHTS'],
};

/** What says nothing. */
const SILENT = new Set(['UNKNOWN', 'QUESTION', 'OTHER']);

/**
 * The services that fit what was said, the best first. A service is left out if it names codes of a
 * list about which something else was said: who was refused a house is offered no work coach. The
 * order of the services given does not matter.
 */
export function fitting(
  services: readonly Service[],
  facts: Facts,
  { max }: { max: number },
): Fitting[] {
  const said = saidIn(facts);
  return services
    .flatMap((service) => {
      const because = reasons(service, said);
      return because.length === 0 ? [] : [{ service, because }];
    })
    .sort((a, b) => score(b) - score(a) || (a.service.body.id < b.service.body.id ? -1 : 1))
    .slice(0, max);
}

/** How well it fits: the sum of what its reasons weigh. */
export function score({ because }: Pick<Fitting, 'because'>): number {
  return because.reduce((sum, fit) => sum + weightOf(fit), 0);
}

type Said = Readonly<Record<FittingList, ReadonlySet<string>>>;

function saidIn({ subject, grounds, domain, role, lifeAreas = [] }: Facts): Said {
  const subjects = subject === 'BOTH' ? ['DISCRIMINATION', 'CARE', 'BOTH'] : [subject];
  const places = [domain, ...broader('domain', domain)];
  const lives = places.flatMap((place) => [place, ...(TOUCHED[place] ?? [])]);
  return {
    subject: told('subject', subjects),
    ground: told('ground', grounds),
    domain: told('domain', [domain]),
    life_domain: told('life_domain', [...lives, ...lifeAreas]),
    reporter_role: told('reporter_role', role === undefined ? [] : [role]),
  };
}

/** Each code with its broader one, without what says nothing. */
function told(list: FittingList, codes: readonly string[]): ReadonlySet<string> {
  const known = codes.filter((code) => isCode(list, code));
  const all = known.flatMap((code) => [code, ...broader(list, code)]);
  return new Set(all.filter((code) => !SILENT.has(code)));
}

function broader(list: FittingList, code: string): string[] {
  return isCode(list, code) ? [topLevel(list, code)] : [];
}

function reasons({ fits }: Service, said: Said): string[] {
  const matches = FITTING_LISTS.map((list) => {
    const named = fits.filter((fit) => fit.startsWith(`${list}/`));
    const matching = named.filter((fit) => said[list].has(fit.slice(list.length + 1)));
    const contradicted = named.length > 0 && matching.length === 0 && said[list].size > 0;
    return contradicted ? undefined : matching;
  });
  if (matches.includes(undefined)) return [];
  const because = matches.flatMap((matching) => matching ?? []);
  return because.sort((a, b) => weightOf(b) - weightOf(a));
}

function weightOf(fit: string): number {
  const list = FITTING_LISTS.find((name) => fit.startsWith(`${name}/`));
  return list === undefined ? 0 : WEIGHTS[list];
}
