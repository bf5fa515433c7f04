import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Arrived {
  readonly to: string;
  readonly from: string;
  /** Headers and text. */
  readonly raw: string;
}

/** A mail server of our own on this machine. */
export interface MailServer {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

/**
 * @param refuses which addresses it refuses, and with which reply
 * @param refusesFrom the same for who sends
 */
export async function startMailServer(
  refuses: (to: string) => number | undefined = () => undefined,
  port = 0,
  refusesFrom: (from: string) => number | undefined = () => undefined,
): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: ({ address }, _session, done) => done(refusal(refusesFrom(address))),
    onRcptTo: ({ address }, _session, done) => done(refusal(refuses(address))),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const from = session.envelope.mailFrom;
        arrived.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          from: from ? from.address : '',
          raw: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    arrived,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number | undefined): Error | undefined {
  if (responseCode === undefined) return undefined;
  return Object.assign(new Error('Refused'), { responseCode });
}
