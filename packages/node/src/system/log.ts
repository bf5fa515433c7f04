import { type DestinationStream, pino } from 'pino';

/** How much is written: a level, everything graver than it, or nothing. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** From most to least. */
export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;

/** What may leave in a log line besides the event's name. Nothing else ever does. */
export const LOGGED_KEYS = [
  'role',
  'node',
  'route',
  'method',
  'status',
  'ms',
  'accountId',
  'caseId',
  'messageId',
  'jti',
  'iss',
  'aud',
  'kid',
  'type',
  'period',
  'problem',
  'attempt',
  'count',
  'bytes',
  'code',
  'host',
  'port',
  'version',
] as const;

/** Ids and plain facts of one log line; `ms` and `bytes` carry their unit in their name. */
export type LogIds = { readonly [Key in (typeof LOGGED_KEYS)[number]]?: string | number };

/** Structured log: a named event (`kebab-case`) with ids. It has no room for content. */
export interface Log {
  info(event: string, ids?: LogIds): void;
  warn(event: string, ids?: LogIds): void;
  /** Of `cause` only name, code and places in the code leave: messages may hold SQL and content. */
  error(event: string, ids?: LogIds, cause?: unknown): void;
}

/** Settings of {@link createLog}. */
export interface LogOptions {
  readonly level: LogLevel;
  /** Where lines go; standard output unless told. */
  readonly destination?: DestinationStream;
  /** Repeated on every line, such as role and node. */
  readonly ids?: LogIds;
}

const EVENT = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_VALUE = 200;

/** Makes a log that writes one JSON object per line, at once (nothing is lost at a crash). */
export function createLog(options: LogOptions): Log {
  const settings = {
    level: options.level,
    base: allowed(options.ids ?? {}),
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = options.destination ? pino(settings, options.destination) : pino(settings);
  return {
    info: (event, ids = {}) => lines.info(allowed(ids), named(event)),
    warn: (event, ids = {}) => lines.warn(allowed(ids), named(event)),
    error: (event, ids = {}, cause) =>
      lines.error({ ...allowed(ids), ...describeCause(cause) }, named(event)),
  };
}

// A sentence built at run time could carry content, a name cannot.
function named(event: string): string {
  return EVENT.test(event) && event.length <= 64 ? event : 'event-without-name';
}

function allowed(ids: LogIds): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const key of LOGGED_KEYS) {
    const value = ids[key];
    if (typeof value === 'number') kept[key] = value;
    if (typeof value === 'string') kept[key] = value.slice(0, LONGEST_VALUE);
  }
  return kept;
}

interface CauseFacts {
  cause?: string;
  causeCode?: string;
  at?: string[];
}

function describeCause(cause: unknown): CauseFacts {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const code = codeOf(cause);
  return {
    cause: /^\w{1,60}$/.test(cause.name) ? cause.name : 'Error',
    ...(code === undefined ? {} : { causeCode: code }),
    at: places(cause),
  };
}

// drizzle wraps the driver's error, which carries the SQLSTATE.
function codeOf(error: Error, depth = 0): string | undefined {
  if ('code' in error && typeof error.code === 'string' && /^\w{1,40}$/.test(error.code)) {
    return error.code;
  }
  const { cause } = error;
  return cause instanceof Error && depth < 5 ? codeOf(cause, depth + 1) : undefined;
}

// Only `folder/file:line`, and only below the message, whose lines could look like places.
function places(error: Error): string[] {
  const stack = error.stack ?? '';
  const start = stack.indexOf(error.message);
  if (start < 0) return [];
  const frames = stack.slice(start + error.message.length).split('\n');
  return frames
    .map((frame) => /([\w@.-]+\/[\w@.-]+|node:[\w/]+):(\d+):\d+\)?$/.exec(frame))
    .filter((match) => match !== null)
    .slice(0, 8)
    .map((match) => `${match[1]}:${match[2]}`);
}
