import { createRootRouteWithContext } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import type { RouteContext } from './guards.ts';
import { NotFound } from './not-found.tsx';

/** What every screen of the program is in. */
export const root = createRootRouteWithContext<RouteContext>()({
  component: Frame,
  notFoundComponent: NotFound,
});
