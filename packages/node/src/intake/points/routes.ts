import { Hono } from 'hono';
import { type IntakeDeps, recognise, type Stationery } from '../visit/visitor.ts';
import { findPoints } from './find.ts';
import { pointsPage } from './points-page.ts';

const LONGEST = 80;

/** The page on which people find the point of their town. */
export function pointsRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  return new Hono().get('/points', async (c) => {
    const { view } = await recognise(c, deps, stationery);
    const points = await deps.points(deps.clock.now());
    const typed = oneLine(c.req.query('q') ?? '');
    const at = typed === '' ? c.req.query('at') : undefined;
    const chosen = points.all.find(({ url }) => url === at);
    return c.html(
      pointsPage(view, points, { typed, found: findPoints(points.all, typed), chosen }),
    );
  });
}

/** What was typed, fit to be shown again: short, on one line, in one direction. */
function oneLine(typed: string): string {
  const plain = typed
    .slice(0, 4 * LONGEST)
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ');
  return [...plain.trim()].slice(0, LONGEST).join('').trim();
}
