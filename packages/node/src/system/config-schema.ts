import { resolve } from 'node:path';
import { z } from 'zod';
import { isAddressRange } from './client-address.ts';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { Secret } from './secret.ts';
import { ROLES, type Role } from './variables.ts';

/** What both roles are told. */
export interface CommonConfig {
  /** Public address without a slash at the end; the node's entity id. */
  readonly url: string;
  /** What people see; the host's name until somebody gave one. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Addresses and ranges of the web servers in front of this node. */
  readonly proxies: readonly string[];
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute. */
  readonly keysDir: string;
  /** A server of one's own; without it the embedded one runs. */
  readonly databaseUrl?: Secret;
  readonly languages: readonly string[];
  /** A CSS file with the town's own colours; absolute. */
  readonly face?: string;
  readonly allowLoopbackHttp: boolean;
  readonly logLevel: LogLevel;
  /** The town's own sign-in for workers, if there is one. */
  readonly oidc?: OidcConfig;
}

/** An OpenID Connect provider and how this node is known to it. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: Secret;
  /** What the button says. */
  readonly name: string;
}

/** A town's reporting point. */
export interface PointConfig extends CommonConfig {
  readonly role: 'point';
  /** Name of the municipality, as people say it; empty until it is set up. */
  readonly town: string;
  /** Its official code; empty until it is set up. */
  readonly municipality: string;
  readonly population?: number;
  readonly phone?: string;
  readonly address?: string;
  readonly hours?: string;
  readonly country: 'NL' | 'BE';
  readonly region?: 'VLG' | 'BRU' | 'WAL';
  /** Other names by which people look for this municipality. */
  readonly places: readonly string[];
  /** First and last number of each range. */
  readonly postcodes: readonly PostcodeRange[];
  /** Whom people call for whose town no point is found. */
  readonly helpline?: string;
  /** Where somebody gets who must leave at once. */
  readonly exitUrl: string;
  /** How "there is news" is mailed, if it is. */
  readonly mail?: MailConfig;
  /** The virus scanner's socket: a path, or host:port. */
  readonly clamd?: string;
  /** What the town says in its own words, by language; set in the desk only. */
  readonly texts?: Readonly<Record<string, OwnWords>>;
}

/** A town's own words for citizens in one language; a text that it does not have is empty. */
export interface OwnWords {
  /** On the first page. */
  readonly welcome: string;
  /** Who works here, on the first page. */
  readonly about: string;
  /** On the receipt, under what happens next. */
  readonly receipt: string;
}

/** Postcodes by their digits, both ends included. */
export type PostcodeRange = readonly [first: number, last: number];

/** A mail server, and the address that mail comes from. */
export interface MailConfig {
  readonly smtpUrl: Secret;
  readonly from: string;
}

/** A region's coordinator. */
export interface CoordinatorConfig extends CommonConfig {
  readonly role: 'coordinator';
}

/** What one node is told at start. */
export type Config = PointConfig | CoordinatorConfig;

/**
 * Reads variables whose defaults are filled in.
 * @param allowLoopbackHttp takes `http` addresses of this machine itself.
 */
export function configSchema(role: Role, allowLoopbackHttp: boolean): z.ZodType<Config> {
  const address = isAddress(allowLoopbackHttp);
  const fields = {
    ...commonFields,
    NABIJ_URL: z.string().refine(address),
    NABIJ_OIDC_ISSUER: z.string().refine(isIssuer(allowLoopbackHttp)).optional(),
  };
  return role === 'point'
    ? z
        .object({
          ...fields,
          ...pointFields,
          NABIJ_EXIT_URL: z.string().refine(isSite(allowLoopbackHttp)),
        })
        .refine(hasClientId, { path: ['NABIJ_OIDC_CLIENT_ID'] })
        .refine(hasSender, { path: ['NABIJ_MAIL_FROM'] })
        .refine(isOfItsCountry, { path: ['NABIJ_REGION'] })
        .transform(point)
    : z
        .object(fields)
        .refine(hasClientId, { path: ['NABIJ_OIDC_CLIENT_ID'] })
        .transform(coordinator);
}

const text = (longest: number) => z.string().trim().min(1).max(longest);
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

const commonFields = {
  NABIJ_ROLE: z.enum(ROLES),
  NABIJ_URL: z.string(),
  NABIJ_NAME: text(120),
  NABIJ_LANGUAGES: z.string().transform(listed).pipe(languageList()),
  NABIJ_FACE: text(1000).optional(),
  NABIJ_HOST: z.string().regex(/^[\w.:-]+$/),
  NABIJ_PORT: wholeNumber(0, 65_535),
  NABIJ_PROXIES: z
    .string()
    .transform(listed)
    .pipe(z.array(z.string().refine(isAddressRange))),
  NABIJ_DATA: z.string(),
  NABIJ_KEYS: z.string(),
  DATABASE_URL: z.string().refine(isPostgresAddress).optional(),
  NABIJ_ALLOW_LOOPBACK_HTTP: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
  NABIJ_LOG_LEVEL: z.enum(LOG_LEVELS),
  NABIJ_OIDC_ISSUER: z.string().optional(),
  NABIJ_OIDC_CLIENT_ID: text(200).optional(),
  NABIJ_OIDC_CLIENT_SECRET: text(1000).optional(),
  NABIJ_OIDC_NAME: text(60).optional(),
};

const pointFields = {
  NABIJ_NAME: text(120).optional(),
  NABIJ_TOWN: text(80).optional(),
  NABIJ_MUNICIPALITY: z
    .string()
    .regex(/^[A-Za-z0-9]{2,12}$/)
    .optional(),
  NABIJ_POPULATION: wholeNumber(1, 50_000_000).optional(),
  NABIJ_PHONE: text(200).optional(),
  NABIJ_ADDRESS: text(200).optional(),
  NABIJ_HOURS: text(200).optional(),
  NABIJ_COUNTRY: z.enum(['NL', 'BE']),
  NABIJ_REGION: z.enum(['VLG', 'BRU', 'WAL']).optional(),
  NABIJ_PLACES: z
    .string()
    .transform(listed)
    .pipe(z.array(text(80)).max(200))
    .optional(),
  NABIJ_POSTCODES: z.string().transform(listed).pipe(z.array(postcodeRange()).max(200)).optional(),
  NABIJ_HELPLINE: text(200).optional(),
  NABIJ_EXIT_URL: z.string(),
  NABIJ_SMTP_URL: z.string().refine(isMailServer).optional(),
  NABIJ_MAIL_FROM: z.email().optional(),
  NABIJ_CLAMD: z
    .string()
    .regex(/^(\/.{1,200}|[\w.-]+:\d{1,5})$/)
    .optional(),
};

type CommonRead = z.output<z.ZodObject<typeof commonFields>>;
type PointRead = Omit<CommonRead, 'NABIJ_NAME'> & z.output<z.ZodObject<typeof pointFields>>;

function common(read: CommonRead): CommonConfig {
  const dataDir = resolve(read.NABIJ_DATA);
  return {
    url: new URL(read.NABIJ_URL).origin,
    name: read.NABIJ_NAME,
    host: read.NABIJ_HOST,
    port: read.NABIJ_PORT,
    proxies: read.NABIJ_PROXIES,
    dataDir,
    keysDir: resolve(read.NABIJ_KEYS.replace('<NABIJ_DATA>', dataDir)),
    ...(read.DATABASE_URL === undefined ? {} : { databaseUrl: new Secret(read.DATABASE_URL) }),
    languages: read.NABIJ_LANGUAGES,
    ...(read.NABIJ_FACE === undefined ? {} : { face: resolve(read.NABIJ_FACE) }),
    allowLoopbackHttp: read.NABIJ_ALLOW_LOOPBACK_HTTP,
    logLevel: read.NABIJ_LOG_LEVEL,
    ...oidc(read),
  };
}

function hasClientId(read: Omit<CommonRead, 'NABIJ_NAME'>): boolean {
  return read.NABIJ_OIDC_ISSUER === undefined || read.NABIJ_OIDC_CLIENT_ID !== undefined;
}

function oidc(read: CommonRead): Pick<CommonConfig, 'oidc'> {
  const { NABIJ_OIDC_ISSUER: issuer, NABIJ_OIDC_CLIENT_ID: clientId } = read;
  if (issuer === undefined || clientId === undefined) return {};
  const secret = read.NABIJ_OIDC_CLIENT_SECRET;
  return {
    oidc: {
      issuer,
      clientId,
      ...(secret === undefined ? {} : { clientSecret: new Secret(secret) }),
      name: read.NABIJ_OIDC_NAME ?? new URL(issuer).host,
    },
  };
}

function coordinator(read: CommonRead): CoordinatorConfig {
  return { role: 'coordinator', ...common(read) };
}

function point(read: PointRead): PointConfig {
  return {
    role: 'point',
    ...common({ ...read, NABIJ_NAME: read.NABIJ_NAME ?? new URL(read.NABIJ_URL).host }),
    town: read.NABIJ_TOWN ?? '',
    municipality: read.NABIJ_MUNICIPALITY ?? '',
    ...(read.NABIJ_POPULATION === undefined ? {} : { population: read.NABIJ_POPULATION }),
    ...(read.NABIJ_PHONE === undefined ? {} : { phone: read.NABIJ_PHONE }),
    ...(read.NABIJ_ADDRESS === undefined ? {} : { address: read.NABIJ_ADDRESS }),
    ...(read.NABIJ_HOURS === undefined ? {} : { hours: read.NABIJ_HOURS }),
    country: read.NABIJ_COUNTRY,
    ...(read.NABIJ_REGION === undefined ? {} : { region: read.NABIJ_REGION }),
    places: read.NABIJ_PLACES ?? [],
    postcodes: read.NABIJ_POSTCODES ?? [],
    ...(read.NABIJ_HELPLINE === undefined ? {} : { helpline: read.NABIJ_HELPLINE }),
    exitUrl: read.NABIJ_EXIT_URL,
    ...mail(read),
    ...(read.NABIJ_CLAMD === undefined ? {} : { clamd: read.NABIJ_CLAMD }),
  };
}

function mail(read: PointRead): Pick<PointConfig, 'mail'> {
  const { NABIJ_SMTP_URL: smtpUrl, NABIJ_MAIL_FROM: from } = read;
  if (smtpUrl === undefined || from === undefined) return {};
  return { mail: { smtpUrl: new Secret(smtpUrl), from } };
}

function hasSender(read: PointRead): boolean {
  return read.NABIJ_SMTP_URL === undefined || read.NABIJ_MAIL_FROM !== undefined;
}

function isOfItsCountry(read: PointRead): boolean {
  return read.NABIJ_REGION === undefined || read.NABIJ_COUNTRY === 'BE';
}

function isMailServer(value: string): boolean {
  const protocol = URL.parse(value)?.protocol;
  return protocol === 'smtp:' || protocol === 'smtps:';
}

function postcodeRange() {
  return z
    .string()
    .regex(/^\d{4,5}(-\d{4,5})?$/)
    .transform((range): PostcodeRange => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return [first, last];
    })
    .refine(([first, last]) => first <= last);
}

function listed(value: string): string[] {
  return value.split(',').map((part) => part.trim());
}

function languageList() {
  const code = z.string().regex(/^[a-z]{2,3}$/);
  return z.array(code).refine((codes) => new Set(codes).size === codes.length);
}

function isPostgresAddress(value: string): boolean {
  const protocol = URL.parse(value)?.protocol;
  return protocol === 'postgres:' || protocol === 'postgresql:';
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

// Nothing but scheme, host and port: the address is an identity and is compared as text.
function isAddress(allowLoopbackHttp: boolean): (value: string) => boolean {
  return (value) => {
    const url = URL.parse(value);
    if (url === null || `${url.origin}/` !== url.href) return false;
    return isSafe(url, allowLoopbackHttp);
  };
}

// An issuer may have a path (OpenID Connect Discovery 1.0 §4), but nothing after it.
function isIssuer(allowLoopbackHttp: boolean): (value: string) => boolean {
  return (value) => {
    const url = URL.parse(value);
    if (url === null || url.search || url.hash || url.username || url.password) return false;
    return isSafe(url, allowLoopbackHttp);
  };
}

// Where somebody is sent who must leave: any page.
function isSite(allowLoopbackHttp: boolean): (value: string) => boolean {
  return (value) => {
    const url = URL.parse(value);
    return url !== null && isSafe(url, allowLoopbackHttp);
  };
}

function isSafe(url: URL, allowLoopbackHttp: boolean): boolean {
  const loopbackHttp = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
  return url.protocol === 'https:' || (allowLoopbackHttp && loopbackHttp);
}
