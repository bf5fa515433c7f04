import { lazyRouteComponent } from '@tanstack/react-router';

/** Screens of the desk, each loaded when somebody goes there. */
export const casePaperPage = lazyRouteComponent(
  () => import('./case/letters/case-paper.tsx'),
  'CasePaperPage',
);
export const consultationsPage = lazyRouteComponent(
  () => import('./consultations/consultations-page.tsx'),
  'ConsultationsPage',
);
export const handOverPage = lazyRouteComponent(
  () => import('./case/handover/hand-over-page.tsx'),
  'HandOverPage',
);
export const handoversPage = lazyRouteComponent(
  () => import('./handover/handovers-page.tsx'),
  'HandoversPage',
);
export const letterPaperPage = lazyRouteComponent(
  () => import('./case/letters/letter-paper.tsx'),
  'LetterPaperPage',
);
export const mandatePage = lazyRouteComponent(
  () => import('./settings/mandate/mandate-page.tsx'),
  'MandatePage',
);
export const templatesPage = lazyRouteComponent(
  () => import('./templates/templates-page.tsx'),
  'TemplatesPage',
);
export const trajectoryPage = lazyRouteComponent(
  () => import('./trajectory/trajectory-page.tsx'),
  'TrajectoryPage',
);
