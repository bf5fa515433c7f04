import { createServer } from 'node:http';
import { html } from 'hono/html';
import PostalMime from 'postal-mime';
import { type Arrived, startMailServer } from '../mail-server.ts';

/** Where mail of the demo ends: a page on this machine. None leaves it. */
export interface Mailbox {
  /** The page. */
  readonly url: string;
  /** What a point's setting for its mail server says. */
  readonly smtpUrl: string;
  close(): Promise<void>;
}

/** Opens a mail server and, at `port`, the page with what arrived, the latest first. */
export async function openMailbox(port: number): Promise<Mailbox> {
  const server = await startMailServer();
  const pages = createServer((_request, response) => {
    void page(server.arrived).then((shown) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('Content-Security-Policy', "default-src 'none'");
      response.end(shown.toString());
    });
  });
  await new Promise<void>((resolve) => pages.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${port}/`,
    smtpUrl: server.url,
    close: async () => {
      pages.closeAllConnections();
      await new Promise((resolve) => pages.close(resolve));
      await server.close();
    },
  };
}

async function page(arrived: readonly Arrived[]) {
  const latest = await Promise.all(
    arrived.toReversed().map(async ({ to, from, raw }) => {
      const { subject = '', text = '' } = await PostalMime.parse(raw);
      return { to, from, subject, text };
    }),
  );
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox of the demo</title></head>
<body>
<main>
<h1>Mailbox of the demo</h1>
<p>All mail of the three towns ends here. None leaves this machine.</p>
${latest.length === 0 ? html`<p>No mail yet. Load this page again later.</p>` : ''}
${latest.map(({ to, from, subject, text }) => html`<h2 dir="auto">${subject}</h2><p>${from} → ${to}</p><pre dir="auto">${text}</pre>`)}
</main>
</body>
</html>`;
}
