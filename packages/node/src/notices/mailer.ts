import { createTransport } from 'nodemailer';
import type { MailConfig } from '../system/config-schema.ts';

/** One mail, ready to go. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** RFC 5646. */
  readonly language: string;
}

/** What became of a mail: gone, to be tried again, or refused for good. */
export type Sent = 'sent' | 'later' | 'refused';

/** Hands mail to the town's mail server. */
export interface Mailer {
  send(mail: Mail): Promise<Sent>;
  /** Whether the server answers and lets us in. */
  answers(): Promise<boolean>;
  close(): void;
}

/** Each step may take as long, in milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * A mailer for one SMTP server (RFC 5321). A reply of 5yz to the address is for good; everything
 * else may be better later, a refusal of our own address too: that is a setting of the server. No attachment, no HTML, no name but the sender's address.
 */
export function smtpMailer({ smtpUrl, from }: MailConfig): Mailer {
  const transport = createTransport({
    url: smtpUrl.reveal(),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, language }) => {
      const headers = { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' };
      try {
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers });
        return 'sent';
      } catch (error) {
        return isForGood(error) ? 'refused' : 'later';
      }
    },
    answers: async () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    close: () => transport.close(),
  };
}

function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { command, responseCode } = error as Error & { command?: string; responseCode?: number };
  return command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500;
}
