import { redirect } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import type { NodeRole, Session } from '../api/session.ts';
import { bringPart } from '../texts/language.ts';
import type { Part } from '../texts/parts.ts';
import { homeOf, isWaiting } from './places.ts';

/** What every screen knows before it is shown. */
export interface RouteContext {
  session: Session;
  texts: i18n;
}

/** The sentences of a page are there before it is, so that no key is ever shown. */
export function withTexts(part: Part) {
  return ({ context }: { context: Pick<RouteContext, 'texts'> }) => bringPart(context.texts, part);
}

/** Sends somebody to where they begin. */
export function goHome({ context }: { context: Pick<RouteContext, 'session'> }): never {
  throw redirect({ to: homeOf(context.session), replace: true });
}

/** The desk exists at a point, the region's view at a coordinator; elsewhere one is sent home. */
export function onlyAt(role: NodeRole) {
  return ({ context }: { context: Pick<RouteContext, 'session'> }) => {
    if (context.session.node.role !== role) goHome({ context });
  };
}

/** Whoever handles cases waits until a colleague lets them in. */
export function onlyLetIn({ context }: { context: Pick<RouteContext, 'session'> }): void {
  if (isWaiting(context.session)) throw redirect({ to: '/desk/waiting', replace: true });
}
