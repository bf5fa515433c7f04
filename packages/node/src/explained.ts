import { PROBLEMS } from '@nabij/protocol';
import { MembershipError } from './federation/join.ts';
import { NodeKeyError } from './federation/node-key.ts';
import { OutgoingError } from './federation/outgoing.ts';
import { FaceError } from './intake/pages/face.ts';
import { CommandError } from './operator/command-error.ts';
import { BackupBroken } from './system/backup/frames.ts';
import { ConfigError } from './system/config.ts';
import { isDatabaseAway } from './system/database.ts';
import { EmbeddedPostgresError } from './system/embedded-postgres.ts';
import { Refusal } from './system/problem.ts';
import { ListenError } from './system/serve.ts';

const KNOWN = [
  BackupBroken,
  CommandError,
  ConfigError,
  EmbeddedPostgresError,
  FaceError,
  ListenError,
  NodeKeyError,
  MembershipError,
  OutgoingError,
];

/** One clear sentence for the person at the terminal; an unknown error's own words may hold data. */
export function explained(error: unknown): string {
  if (KNOWN.some((kind) => error instanceof kind) && error instanceof Error) return error.message;
  if (error instanceof Refusal) return PROBLEMS[error.problem].title;
  if (isDatabaseAway(error)) return 'The database cannot be reached: check DATABASE_URL.';
  if (error instanceof Error && 'code' in error) return `It does not work: ${String(error.code)}.`;
  return `It does not work: ${error instanceof Error ? error.name : 'unknown error'}.`;
}
