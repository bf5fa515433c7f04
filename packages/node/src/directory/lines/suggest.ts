import { type Country, findCode, topLevel } from '@nabij/protocol';
import type { Line } from './line.ts';

/** What a case is about, in codes. */
export interface About {
  readonly subject: string;
  readonly grounds: readonly string[];
  readonly domain: string;
  /** Areas of life that a plan names. */
  readonly lifeAreas?: readonly string[];
  readonly country: Country;
}

/** Which agencies can do something where it went wrong, the nearest first. */
const BY_DOMAIN: Readonly<Record<string, readonly string[]>> = {
  WORK: ['EMPLOYMENT', 'LEGAL_AID', 'INSPECTORATE'],
  HOUSING: ['HOUSING_CO', 'MUNICIPALITY', 'LEGAL_AID'],
  EDUCATION: ['SCHOOL', 'YOUTH', 'INSPECTORATE'],
  CHILDCARE: ['MUNICIPALITY', 'YOUTH', 'INSPECTORATE'],
  GOODS_SERVICES: ['OMBUDS', 'LEGAL_AID'],
  FINANCE: ['DEBT', 'OCMW', 'OMBUDS'],
  HOSPITALITY: ['POLICE', 'MUNICIPALITY'],
  HEALTH_CARE: ['GP', 'CARE_PROVIDER', 'HEALTH_FUND', 'INSPECTORATE'],
  HOME_CARE: ['CARE_PROVIDER', 'HEALTH_FUND', 'OCMW'],
  RESIDENTIAL_CARE: ['CARE_PROVIDER', 'INSPECTORATE'],
  SOCIAL_SUPPORT: ['MUNICIPALITY', 'OCMW', 'CAW', 'CARE_PROVIDER'],
  YOUTH_CARE: ['YOUTH', 'SAFE_HOME', 'SCHOOL'],
  SOCIAL_SECURITY: ['OCMW', 'EMPLOYMENT', 'DEBT', 'OMBUDS'],
  LOCAL_GOVERNMENT: ['MUNICIPALITY', 'OMBUDS'],
  TRANSPORT: ['OMBUDS', 'POLICE'],
  POLICE_JUSTICE: ['POLICE', 'PROSECUTION', 'OMBUDS', 'LEGAL_AID'],
  MIGRATION: ['MIGRATION', 'LEGAL_AID'],
  NEIGHBOURHOOD: ['POLICE', 'HOUSING_CO', 'MUNICIPALITY', 'CAW'],
  PUBLIC_SPACE: ['POLICE', 'MUNICIPALITY'],
  SPORT_LEISURE: ['CIVIL_SOCIETY', 'MUNICIPALITY'],
  MEDIA: ['POLICE', 'PROSECUTION'],
  PUBLIC_OPINION: ['PROSECUTION', 'POLICE'],
  PRIVATE: ['SAFE_HOME', 'CAW'],
};

const BY_LIFE: Readonly<Record<string, readonly string[]>> = {
  INCOME: ['OCMW', 'EMPLOYMENT'],
  DEBT: ['DEBT', 'OCMW'],
  WORK: ['EMPLOYMENT'],
  HOUSING: ['HOUSING_CO', 'MUNICIPALITY'],
  HEALTH_BODY: ['GP', 'HEALTH_FUND'],
  HEALTH_MIND: ['GP', 'CAW'],
  ADDICTION: ['GP', 'CARE_PROVIDER'],
  DAILY_LIVING: ['CARE_PROVIDER', 'MUNICIPALITY'],
  FAMILY: ['YOUTH', 'CAW'],
  SAFETY: ['SAFE_HOME', 'POLICE'],
  NETWORK: ['CIVIL_SOCIETY', 'CAW'],
  EDUCATION: ['SCHOOL'],
  RIGHTS: ['LEGAL_AID', 'OMBUDS'],
  MOBILITY: ['MUNICIPALITY'],
  MEANING: ['CIVIL_SOCIETY'],
};

const BY_GROUND: Readonly<Record<string, readonly string[]>> = {
  SEX: ['IGVM'],
  ORIGIN: ['MIGRATION', 'CIVIL_SOCIETY'],
  NATIONALITY: ['MIGRATION'],
  WEALTH: ['OCMW', 'DEBT'],
};
const DISCRIMINATION = ['UNIA', 'VMRI', 'CRM', 'ADV'];

/** The kinds of agencies that a case may need, the likeliest first; of this country only. */
export function agencyTypesFor(about: About): string[] {
  const { subject, grounds, domain, lifeAreas = [], country } = about;
  const places = isKnown('domain', domain) ? [domain, topLevel('domain', domain)] : [];
  const tops = grounds
    .filter((one) => isKnown('ground', one))
    .map((one) => topLevel('ground', one));
  const isUnequal = subject === 'DISCRIMINATION' || subject === 'BOTH' || tops.length > 0;
  const types = [
    ...lifeAreas.flatMap((life) => BY_LIFE[life] ?? []),
    ...places.flatMap((place) => BY_DOMAIN[place] ?? []),
    ...tops.flatMap((ground) => BY_GROUND[ground] ?? []),
    ...(isUnequal ? DISCRIMINATION : []),
  ];
  return [...new Set(types)].filter((type) => isHere(type, country));
}

/** The people to call first: of the likeliest kind, then whom we spoke last. */
export function suggestLines(
  lines: readonly Line[],
  types: readonly string[],
  { max }: { max: number },
): Line[] {
  const rank = ({ agencyType }: Line) => types.indexOf(agencyType);
  return lines
    .filter((line) => rank(line) >= 0)
    .sort((a, b) => rank(a) - rank(b) || order(last(b), last(a)) || order(a.id, b.id))
    .slice(0, max);
}

function last({ lastContactOn, verifiedOn }: Line): string {
  return lastContactOn ?? verifiedOn;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isKnown(list: 'domain' | 'ground', code: string): boolean {
  return findCode(list, code) !== undefined;
}

function isHere(type: string, country: Country): boolean {
  const { jurisdictions } = findCode('agency_type', type) ?? {};
  return jurisdictions === undefined || jurisdictions.some((one) => one.startsWith(country));
}
