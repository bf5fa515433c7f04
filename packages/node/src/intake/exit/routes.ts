import { type Context, Hono } from 'hono';
import { forgetCookie, type IntakeDeps, recognise, type Stationery } from '../visit/visitor.ts';
import { isOwnStep } from './own-step.ts';

/** What browsers throw away of this site (W3C Clear Site Data §3.1); cookies go one by one. */
export const THROW_AWAY = '"cache", "storage"';

/** `/exit`: forgets whoever presses it and sends them to a harmless site. */
export function exitRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  return new Hono().get('/exit', async (c) => {
    c.header('Referrer-Policy', 'no-referrer');
    const home = deps.point.exitUrl;
    // another site's link to here must not cost anybody what they typed
    if (!isOwnStep(c, deps.point.url)) return c.redirect(home, 303);
    c.header('Clear-Site-Data', THROW_AWAY);
    const isKiosk = await forgetAnyhow(c, { deps, stationery });
    // a public screen has no other site: it shows its own first page to whoever comes next
    return c.redirect(isKiosk ? '/kiosk' : home, 303);
  });
}

/** Who must leave leaves, also while the database is away: then at least their device forgets. */
async function forgetAnyhow(
  c: Context,
  { deps, stationery }: { deps: IntakeDeps; stationery: Stationery },
): Promise<boolean> {
  try {
    const person = await recognise(c, deps, stationery);
    await person.forget();
    return person.view.kiosk;
  } catch (error) {
    deps.log.error('visit-not-kept', {}, error);
    return forgetCookie(c, stationery.cookie);
  }
}
