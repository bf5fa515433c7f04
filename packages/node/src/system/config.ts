import { z } from 'zod';
import { type Config, configSchema } from './config-schema.ts';
import { ROLES, type Role, VARIABLES, type Variable } from './variables.ts';

export type {
  Config,
  CoordinatorConfig,
  OidcConfig,
  OwnWords,
  PointConfig,
} from './config-schema.ts';
export { ROLES, type Role, VARIABLES } from './variables.ts';

/** Every wrong or missing variable, one per line, with what it should be. */
export class ConfigError extends Error {
  constructor(complaints: readonly string[]) {
    super(
      ['The configuration cannot be used:', ...complaints.map((line) => `  ${line}`)].join('\n'),
    );
    this.name = 'ConfigError';
  }
}

/** The environment as a program gets it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration once, at start. A variable set to nothing counts as not set.
 * @throws {ConfigError} naming every wrong or missing variable.
 */
export function loadConfig(env: Environment): Config {
  const given = withoutEmpty(env);
  const role = z.enum(ROLES).safeParse(given.NABIJ_ROLE).data;
  const read = configSchema(role ?? 'point', given.NABIJ_ALLOW_LOOPBACK_HTTP === 'true').safeParse({
    ...DEFAULTS,
    ...given,
  });
  const complaints = [
    ...(read.success ? [] : wrongVariables(read.error, given, role)),
    ...strangers(given),
  ];
  if (!read.success || complaints.length > 0) throw new ConfigError(complaints);
  return read.data;
}

const DEFAULTS = Object.fromEntries(VARIABLES.map((variable) => [variable.name, variable.default]));

function withoutEmpty(env: Environment): Record<string, string> {
  const names = Object.keys(env).filter(
    (name) => name === 'DATABASE_URL' || name.startsWith('NABIJ_'),
  );
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') given[name] = value;
  }
  return given;
}

function wrongVariables(
  error: z.ZodError,
  given: Record<string, string>,
  role: Role | undefined,
): string[] {
  const wrong = new Set(error.issues.map((issue) => issue.path[0]));
  // While the role is unknown, what only one role needs is not asked for.
  const asked = VARIABLES.filter(
    ({ roles }) => role !== undefined || roles.length === ROLES.length,
  );
  return asked
    .filter(({ name }) => wrong.has(name))
    .map((variable) => complaint(variable, given[variable.name]));
}

function complaint({ name, form, secret }: Variable, value: string | undefined): string {
  if (value === undefined) return `${name} is missing; it should be ${form}.`;
  const shown = secret ? 'is wrong' : `is ${JSON.stringify(value.slice(0, 80))}`;
  return `${name} ${shown}; it should be ${form}.`;
}

// A misspelt name would silently leave the default in force.
function strangers(given: Record<string, string>): string[] {
  const known = new Set(VARIABLES.map(({ name }) => name));
  return Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => `${name} is not a variable of this program; "nabij config" lists them all.`);
}
