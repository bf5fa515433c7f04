import { type Context, Hono } from 'hono';
import { isOwnStep } from '../exit/own-step.ts';
import { THROW_AWAY } from '../exit/routes.ts';
import { one } from '../report/answers.ts';
import { hasAnswers } from '../visit/visit.ts';
import {
  type IntakeDeps,
  readForm,
  recognise,
  type Stationery,
  type Visitor,
} from '../visit/visitor.ts';
import { kioskPage } from './kiosk-page.ts';
import { noDownloads } from './no-downloads.ts';

/** `/kiosk`: a public screen, in a hall or a library, which forgets whoever walks away. */
export function kioskRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const visitor = (c: Context) => recognise(c, deps, stationery);
  const reset = async (c: Context) => {
    const person = await visitor(c);
    if (person.view.kiosk) {
      await person.forget();
      c.header('Clear-Site-Data', THROW_AWAY);
    }
    return c.redirect(person.view.href('/kiosk'), 303);
  };
  return (
    new Hono()
      .route('/', noDownloads(deps, stationery))
      .get('/kiosk', async (c) => {
        const person = await visitor(c);
        return c.html(kioskPage(person.view, { busy: isSomebodysOwn(person) }));
      })
      .post('/kiosk', async (c) => {
        const person = await visitor(c);
        const { visit, view } = person;
        const to = one(await readForm(c, ['to']), 'to') === 'follow' ? '/follow' : '/report';
        if (isSomebodysOwn(person)) return c.html(kioskPage(view, { busy: true }), 409);
        if (!visit) await deps.limits.sends.begins(deps.addressOf(c));
        await person.beginKiosk();
        return c.redirect(view.href(to), 303);
      })
      .post('/kiosk/reset', reset)
      // a page without scripts comes here by itself
      .get('/kiosk/reset', (c) =>
        isOwnStep(c, deps.point.url) ? reset(c) : c.redirect('/kiosk', 303),
      )
  );
}

/** What is under way on somebody's own device is not a public screen's to erase. */
function isSomebodysOwn({ visit, view }: Visitor): boolean {
  if (!visit || view.kiosk) return false;
  return hasAnswers(visit) || Boolean(visit.receipt ?? visit.follow ?? visit.draft);
}
