import type { Member, MemberRole } from '../../api/members.ts';

/** What is asked about a town before it happens. */
export type Chosen =
  | { readonly step: 'admit'; readonly role: MemberRole; readonly url: string }
  | { readonly step: 'suspend' | 'remove'; readonly town: Member };

/** Under which name the words for this kind of member stand. */
export function wordsFor(role: MemberRole): 'members' | 'regions' {
  return role === 'coordinator' ? 'regions' : 'members';
}

/** What came of something, to be read at the top of the page. */
export interface News {
  readonly kind: 'good' | 'warning';
  readonly words: string;
}

/** So far clocks may differ before messages are refused (protocol, section 3). */
const CLOCKS_DIFFER_SECONDS = 120;

/** Whether a clock is so far off that messages are lost by it. */
export function isClockOff(seconds: number | null): seconds is number {
  return seconds !== null && Math.abs(seconds) > CLOCKS_DIFFER_SECONDS;
}

const DAY_MS = 86_400_000;

/** Whether a town has not answered for a day; every hour it is asked. */
export function isOutOfReach(reachedAt: string | null, now: Date): boolean {
  return reachedAt === null || now.getTime() - Date.parse(reachedAt) > DAY_MS;
}
