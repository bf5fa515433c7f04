import { randomUUID } from 'node:crypto';
import type { SSEStreamingApi } from 'hono/streaming';
import type { Clock } from '../../system/clock.ts';
import type { Heard, Hub } from './hub.ts';
import { Presence } from './presence.ts';

/** One window of somebody's desk that listens. */
export interface Listener {
  readonly accountId: string;
  /** The case that this window shows, if it shows one. */
  readonly caseId?: string | undefined;
  /** Whether the session that began it still lives. */
  lives(): Promise<boolean>;
}

export interface StreamDeps {
  readonly hub: Hub;
  readonly clock: Clock;
  /** How often it says that it is still there, in milliseconds. */
  readonly beatMs: number;
}

/**
 * Writes what happens until the window is closed or its session ends: `case`, `line`, `asked` and
 * `handover` with ids, `present` with the accounts of others who look at the same case, `missed` where something may
 * have been missed, `beat` so that a browser knows that the line is open.
 */
export async function streamLive(
  stream: SSEStreamingApi,
  { hub, clock, beatMs }: StreamDeps,
  listener: Listener,
): Promise<void> {
  const { accountId, caseId } = listener;
  const windowId = randomUUID();
  const presence = caseId === undefined ? undefined : new Presence(caseId);
  let said = '[]';
  const write = (event: string, data: unknown) =>
    void stream.writeSSE({ event, data: JSON.stringify(data) });
  const tellPresent = () => {
    const others = JSON.stringify(presence?.others(accountId, clock.now().getTime()) ?? []);
    if (others === said) return;
    said = others;
    void stream.writeSSE({ event: 'present', data: others });
  };
  const here = async () => {
    if (caseId) await hub.say({ kind: 'here', caseId, windowId, accountId });
  };
  const hear = (heard: Heard) => {
    if (heard === 'missed') return write('missed', {});
    const { kind } = heard;
    if (kind === 'handover') return write(kind, { id: heard.handoverId });
    if (kind === 'case') return write(kind, { id: heard.caseId, version: heard.version });
    if (kind === 'line' || kind === 'asked') return write(kind, { id: heard.caseId });
    if (kind === 'who' && heard.caseId === caseId) here().catch(() => {});
    presence?.hear(heard, clock.now().getTime());
    return tellPresent();
  };
  const end = hub.subscribe(hear);
  const closed = new Promise<void>((resolve) => stream.onAbort(resolve));
  try {
    await here();
    if (caseId) await hub.say({ kind: 'who', caseId });
    while (!stream.aborted && !stream.closed) {
      await stream.writeSSE({ event: 'beat', data: '{}' });
      await Promise.race([stream.sleep(beatMs), closed]);
      if (stream.aborted || !(await listener.lives())) break;
      await here();
      tellPresent();
    }
  } finally {
    end();
    if (caseId) await hub.say({ kind: 'gone', caseId, windowId }).catch(() => {});
  }
}
