import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { type Ask, type Desk, note } from './desk-ask.ts';

/** What stands on somebody's screen. */
export interface Screen {
  /** The case that it shows. */
  readonly caseId?: string;
  /** Asks for the list that it shows once more. */
  readonly again?: () => Promise<unknown>;
}

/** A window of the desk that somebody works in. */
export interface Window {
  show(screen: Screen): Promise<void>;
  close(): void;
}

/** As the pages do (packages/admin-ui: desk/live/use-live.ts, api/lists.ts, frame). */
const GATHER_MS = { least: 800, most: 4_000 } as const;
const MINUTE_MS = 60_000;
const CHANGES = /^event: (?:case|line|missed)$/m;

/**
 * Does what a window does by itself while somebody looks at it: hears live what happens, asks for
 * its list again when something did and every minute, and asks whether the session lives.
 */
export function openWindow(desk: Desk, it: { cookie: string; ask: Ask }): Window {
  let screen: Screen = {};
  let line: ClientRequest | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<unknown> = Promise.resolve();
  const again = () => {
    asking = asking.then(() => screen.again?.());
  };
  const soon = () => {
    const { least, most } = GATHER_MS;
    timer ??= setTimeout(
      () => {
        timer = undefined;
        again();
      },
      least + Math.random() * (most - least),
    );
  };
  const listen = async (caseId: string | undefined) => {
    const opening = openLine(desk, it.cookie, caseId);
    line = opening;
    const answer = await once(opening, 'response').then(
      ([first]) => first as IncomingMessage,
      () => undefined,
    );
    if (!answer) return note(desk.wrong, 'live: no answer');
    if (answer.statusCode !== 200) note(desk.wrong, `live: ${answer.statusCode}`);
    note(desk.counts, 'live lines opened');
    const lost = () => {
      // a line that nobody closed here ended over there
      if (line === opening) note(desk.wrong, 'live: ended');
    };
    answer.setEncoding('utf8').on('end', lost).on('error', lost);
    answer.on('data', (text: string) => {
      note(desk.counts, 'live messages');
      if (CHANGES.test(text)) soon();
    });
  };
  const leave = () => {
    const left = line;
    line = undefined;
    left?.destroy();
  };
  const minutely = setInterval(() => {
    again();
    void it.ask('session', '/api/session', { background: true });
  }, MINUTE_MS);
  return {
    show: async (next) => {
      const moves = line === undefined || next.caseId !== screen.caseId;
      screen = next;
      if (!moves) return;
      leave();
      await listen(next.caseId);
    },
    close: () => {
      clearInterval(minutely);
      clearTimeout(timer);
      screen = {};
      leave();
    },
  };
}

function openLine({ port }: Desk, Cookie: string, caseId: string | undefined): ClientRequest {
  const path = caseId === undefined ? '/api/live' : `/api/live?case=${caseId}`;
  const headers = { Cookie, 'nabij-background': '1' };
  const opening = get({ host: '127.0.0.1', port, path, headers, agent: false });
  // what is closed here is told here too
  return opening.on('error', () => {});
}
