import { resolve } from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { Secret } from './secret.ts';
import { ROLES, type Role } from './variables.ts';

/** What both roles are told. */
export interface CommonConfig {
  /** Public address without a slash at the end; the node's entity id. */
  readonly url: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute. */
  readonly keysDir: string;
  /** A server of one's own; without it the embedded one runs. */
  readonly databaseUrl?: Secret;
  readonly languages: readonly string[];
  readonly allowLoopbackHttp: boolean;
  readonly logLevel: LogLevel;
}

/** A town's reporting point. */
export interface PointConfig extends CommonConfig {
  readonly role: 'point';
  /** Name of the municipality, as people say it. */
  readonly town: string;
  readonly municipality: string;
  readonly population?: number;
  readonly phone?: string;
  readonly address?: string;
  readonly hours?: string;
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
  const fields = { ...commonFields, NABIJ_URL: z.string().refine(isAddress(allowLoopbackHttp)) };
  return role === 'point'
    ? z.object({ ...fields, ...pointFields }).transform(point)
    : z.object(fields).transform(coordinator);
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
  NABIJ_HOST: z.string().regex(/^[\w.:-]+$/),
  NABIJ_PORT: wholeNumber(0, 65_535),
  NABIJ_DATA: z.string(),
  NABIJ_KEYS: z.string(),
  DATABASE_URL: z.string().refine(isPostgresAddress).optional(),
  NABIJ_ALLOW_LOOPBACK_HTTP: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
  NABIJ_LOG_LEVEL: z.enum(LOG_LEVELS),
};

const pointFields = {
  NABIJ_TOWN: text(80),
  NABIJ_MUNICIPALITY: z.string().regex(/^[A-Za-z0-9]{2,12}$/),
  NABIJ_POPULATION: wholeNumber(1, 50_000_000).optional(),
  NABIJ_PHONE: text(200).optional(),
  NABIJ_ADDRESS: text(200).optional(),
  NABIJ_HOURS: text(200).optional(),
};

type CommonRead = z.output<z.ZodObject<typeof commonFields>>;
type PointRead = CommonRead & z.output<z.ZodObject<typeof pointFields>>;

function common(read: CommonRead): CommonConfig {
  const dataDir = resolve(read.NABIJ_DATA);
  return {
    url: new URL(read.NABIJ_URL).origin,
    name: read.NABIJ_NAME,
    host: read.NABIJ_HOST,
    port: read.NABIJ_PORT,
    dataDir,
    keysDir: resolve(read.NABIJ_KEYS.replace('<NABIJ_DATA>', dataDir)),
    ...(read.DATABASE_URL === undefined ? {} : { databaseUrl: new Secret(read.DATABASE_URL) }),
    languages: read.NABIJ_LANGUAGES,
    allowLoopbackHttp: read.NABIJ_ALLOW_LOOPBACK_HTTP,
    logLevel: read.NABIJ_LOG_LEVEL,
  };
}

function coordinator(read: CommonRead): CoordinatorConfig {
  return { role: 'coordinator', ...common(read) };
}

function point(read: PointRead): PointConfig {
  return {
    role: 'point',
    ...common(read),
    town: read.NABIJ_TOWN,
    municipality: read.NABIJ_MUNICIPALITY,
    ...(read.NABIJ_POPULATION === undefined ? {} : { population: read.NABIJ_POPULATION }),
    ...(read.NABIJ_PHONE === undefined ? {} : { phone: read.NABIJ_PHONE }),
    ...(read.NABIJ_ADDRESS === undefined ? {} : { address: read.NABIJ_ADDRESS }),
    ...(read.NABIJ_HOURS === undefined ? {} : { hours: read.NABIJ_HOURS }),
  };
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
    const loopbackHttp = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
    return url.protocol === 'https:' || (allowLoopbackHttp && loopbackHttp);
  };
}
