const REPORTERS = [
  'answer',
  'attach',
  'withdraw',
  'resume',
  'correct',
  'feedback',
  'consent-give',
  'consent-refuse',
  'consent-withdraw',
];

/** Whether an entry of the journal without a name is the reporter's. */
export function isReporters(act: string | undefined): boolean {
  return act !== undefined && REPORTERS.includes(act);
}
