import { redirect } from '@tanstack/react-router';
import type { NodeRole, Session } from '../api/session.ts';
import { homeOf, isWaiting } from './places.ts';

/** What every screen knows before it is shown. */
export interface RouteContext {
  session: Session;
}

/** Sends somebody to where they begin. */
export function goHome({ context }: { context: RouteContext }): never {
  throw redirect({ to: homeOf(context.session), replace: true });
}

/** The desk exists at a point, the region's view at a coordinator; elsewhere one is sent home. */
export function onlyAt(role: NodeRole) {
  return ({ context }: { context: RouteContext }) => {
    if (context.session.node.role !== role) goHome({ context });
  };
}

/** Whoever handles cases waits until a colleague lets them in. */
export function onlyLetIn({ context }: { context: RouteContext }): void {
  if (isWaiting(context.session)) throw redirect({ to: '/desk/waiting', replace: true });
}
