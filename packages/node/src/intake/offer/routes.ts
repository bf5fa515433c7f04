import { type Context, Hono } from 'hono';
import type { Typed } from '../report/answers.ts';
import { type IntakeDeps, recognise, type Stationery } from '../visit/visitor.ts';
import { helpPage } from './help-page.ts';

const FIELDS = ['subject', 'domain', 'ground'] as const;

/** `/help`: who can help. Only codes stand in the address, which say nothing about anybody. */
export function offerRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  return new Hono().get('/help', async (c) => {
    const { view } = await recognise(c, deps, stationery);
    return c.html(helpPage(view, chosenIn(c)));
  });
}

function chosenIn(c: Context): Typed {
  return Object.fromEntries(
    FIELDS.map((field) => [field, [c.req.query(field) ?? ''].filter(Boolean)]),
  );
}
