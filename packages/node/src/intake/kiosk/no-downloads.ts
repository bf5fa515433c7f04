import { type Context, Hono, type Next } from 'hono';
import { html } from 'hono/html';
import { type Markup, shell, type View } from '../pages/shell.ts';
import { type IntakeDeps, type Stationery, viewFor } from '../visit/visitor.ts';

/** Addresses of whole files: at a public screen they would stay behind for whoever comes next. */
const FILES = [
  '/follow/copy.json',
  '/follow/files/:id',
  '/report/receipt.jws',
  '/follow/receipt.jws',
  '/erased/:id/proof',
];

/** Refuses files at a public screen; goes before the routes that give them. */
export function noDownloads(deps: IntakeDeps, stationery: Stationery): Hono {
  const refuse = async (c: Context, next: Next) => {
    const view = viewFor(c, { deps, stationery });
    return view.kiosk ? c.html(ownDevicePage(view), 403) : next();
  };
  return new Hono().on('GET', FILES, refuse);
}

function ownDevicePage(view: View): Markup {
  const { t } = view.texts;
  const title = t('kiosk.public');
  const body = html`<h1>${title}</h1>
<p class="lead">${t('kiosk.ownDevice')}</p>
<div class="actions"><a class="utrecht-button" href="${view.href('/follow')}">${t('receipt.follow')}</a></div>`;
  return shell(view, { title, error: true, body, path: '/follow' });
}
