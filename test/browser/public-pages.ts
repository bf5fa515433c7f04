/** Pages that anybody can open, before anything is filled in. A new page is added here. */
export const OPEN_PAGES = [
  '/',
  '/report',
  '/report/want',
  '/follow',
  '/points',
  '/figures',
  '/help',
  '/verify',
  '/privacy',
  '/accessibility',
  '/kiosk',
] as const;

/** Pages of somebody who has a report on its way, but for the last one: all answers together. */
export const FORM_PAGES = [
  '/report/want',
  '/report/about',
  '/report/story',
  '/report/files',
  '/report/place',
  '/report/when',
  '/report/setting',
  '/report/ground',
  '/report/role',
  '/report/anonymity',
  '/report/contact',
] as const;

/** Pages of somebody whose report is open. */
export const REPORTER_PAGES = [
  '/follow',
  '/follow/receipt',
  '/follow/receipt?paper=80',
  '/follow/said',
  '/follow/said/story',
  '/follow/said/when',
  '/follow/said/place',
  '/follow/said/contact',
  '/follow/files',
  '/follow/consents',
  '/follow/email',
  '/follow/openings',
  '/follow/data',
  '/follow/copy',
  '/follow/erase',
  '/follow/withdraw',
  '/follow/resume',
  '/follow/feedback',
] as const;

/** Of a report that has ended: what is another page then than before. */
export const ENDED_PAGES = [
  '/follow',
  '/follow/said',
  '/follow/withdraw',
  '/follow/resume',
  '/follow/feedback',
] as const;
