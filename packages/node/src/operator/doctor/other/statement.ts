import {
  CLOCK_SKEW_SECONDS,
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  MAX_ENTITY_STATEMENT_BYTES,
  type NodeMetadata,
  type OkpJwk,
  PROBLEMS,
  type PresentedMark,
  verifyEntityConfiguration,
} from '@nabij/protocol';
import { z } from 'zod';
import type { FederationDeps } from '../../../federation/dependencies.ts';
import { OutgoingError, type OutgoingProblem } from '../../../federation/outgoing.ts';
import { type Finding, well, wrong } from '../finding.ts';

/** What the other node says of itself, if it holds. */
export interface Stated {
  readonly findings: readonly Finding[];
  readonly node?: {
    readonly jwk: OkpJwk;
    readonly metadata: NodeMetadata;
    readonly trustMarks: readonly PresentedMark[];
  };
}

export type Asking = Pick<FederationDeps, 'outgoing' | 'clock'>;

const NO_ANSWER: Readonly<Record<OutgoingProblem, string>> = {
  'address-refused': 'Its address is one that nothing is sent to: https and a public name.',
  unreachable: 'It does not answer: is it running, and is its web server?',
  'timed-out': 'It did not answer in time: is it overloaded, or something on the way?',
  'answer-too-large': 'It answers with more than a node would: is that its address?',
};

/** Asks the other node who it is; says what is wrong with that, and with its clock. */
export async function checkStatement(deps: Asking, entityId: string): Promise<Stated> {
  const answer = await deps.outgoing
    .send({
      url: `${entityId}${ENTITY_CONFIGURATION_PATH}`,
      method: 'GET',
      headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
      maxBytes: MAX_ENTITY_STATEMENT_BYTES,
    })
    .catch(asProblem);
  if (typeof answer === 'string') return { findings: [wrong(NO_ANSWER[answer])] };
  const type = answer.header('content-type');
  if (answer.status !== 200 || type !== ENTITY_STATEMENT_MEDIA_TYPE) {
    const sentence = `No node of Nabij is at this address: it answers with ${answer.status}. Look at the address and at the web server in front of it.`;
    return { findings: [wrong(sentence)] };
  }
  const now = deps.clock.now();
  const statement = Buffer.from(answer.body).toString('latin1');
  const clocks = clockFinding(now, answer.header('date'));
  const verdict = await verifyEntityConfiguration(statement, { entityId, now });
  if (!verdict.verified) {
    return { findings: [...clocks, wrong(whyNot(verdict.reason, statement, now))] };
  }
  const { jwk, metadata, trustMarks } = verdict;
  return {
    findings: [...clocks, well(`It is ${metadata.name}, and signs what it says.`)],
    node: { jwk, metadata, trustMarks },
  };
}

/** Why there was no answer, or the error itself. */
export function asProblem(error: unknown): OutgoingProblem {
  if (error instanceof OutgoingError) return error.code;
  throw error;
}

/** The clock of the machine in front of the node, to the second. */
function clockFinding(now: Date, date: string | undefined): Finding[] {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return [];
  const seconds = Math.round((there + 500 - now.getTime()) / 1000);
  return Math.abs(seconds) > CLOCK_SKEW_SECONDS
    ? [wrong(clockSentence(seconds))]
    : [well('Its clock is ours.')];
}

/** @param seconds by how much its clock is ahead */
function clockSentence(seconds: number): string {
  const where = seconds > 0 ? 'ahead of' : 'behind';
  return `Its clock is ${lengthOf(Math.abs(seconds))} ${where} ours: set both by a time server.`;
}

function lengthOf(seconds: number): string {
  if (seconds < 2 * 3_600) return `${Math.round(seconds / 60)} minutes`;
  if (seconds < 2 * 86_400) return `${Math.round(seconds / 3_600)} hours`;
  return `${Math.round(seconds / 86_400)} days`;
}

const claimsSchema = z.object({
  iat: z.number(),
  exp: z.number(),
  metadata: z.object({ nabij_node: z.object({ protocol_versions: z.array(z.string()) }) }),
});

/** The reason in words; the claims are looked at although nobody vouches for them. */
function whyNot(reason: keyof typeof PROBLEMS, statement: string, now: Date): string {
  const claims = claimsOf(statement);
  if (reason === 'issued-in-future' && claims) {
    return clockSentence(claims.iat - now.getTime() / 1000);
  }
  if (reason === 'expired' && claims) {
    const ended = new Date(claims.exp * 1000).toISOString().slice(0, 16).replace('T', ' ');
    return `What it says of itself ended on ${ended} UTC: its clock is behind, or a cache in front of it holds what is old.`;
  }
  const versions = claims?.metadata.nabij_node.protocol_versions;
  if (versions && !versions.includes('1')) {
    const theirs = versions.map((one) => one.replace(/[^\w.-]/g, '?')).join(', ');
    return `It speaks version ${theirs} of the protocol, and this node version 1: bring the older one up to date.`;
  }
  return `What it says of itself does not hold: ${PROBLEMS[reason].title} Ask its administrator.`;
}

function claimsOf(statement: string): z.infer<typeof claimsSchema> | undefined {
  try {
    const payload = Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString();
    return claimsSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
