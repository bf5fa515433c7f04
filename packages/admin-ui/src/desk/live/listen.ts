import { send } from '../../api/request.ts';
import { type LiveEvent, readEvents } from './read-events.ts';

/** How long nothing may come before the line counts as dead; the node says something every 15 s. */
const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export interface Listening {
  /** The case that this window shows. */
  readonly caseId: string | undefined;
  hear(event: LiveEvent): void;
  /** Whether the node can be heard now. */
  isOpen(open: boolean): void;
  /** Whether to try again after this: not when the node refuses who asks. */
  mayRetry(error: unknown): boolean;
}

/** Listens to the node until `signal` says stop; after each break it waits a little longer. */
export async function listen(listening: Listening, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await hearOnce(listening, signal, () => {
        wait = FIRST_WAIT_MS;
        listening.isOpen(true);
      });
    } catch (error) {
      if (signal.aborted || !listening.mayRetry(error)) return;
      listening.isOpen(false);
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

async function hearOnce(
  { caseId, hear }: Listening,
  signal: AbortSignal,
  opened: () => void,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const path = caseId === undefined ? '/api/live' : `/api/live?case=${caseId}`;
    const response = await send(path, {
      headers: { accept: 'text/event-stream', 'nabij-background': '1' },
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.body === null) return;
    opened();
    for await (const event of readEvents(response.body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      hear(event);
    }
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
