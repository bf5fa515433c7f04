import type { InvitationLink, Member } from '../api/team.ts';

/** What every dialog about a colleague gets. */
export interface StepProps {
  member: Member;
  team: readonly Member[];
  onLink: (link: InvitationLink & { name: string }) => void;
  /** Says what came of it. */
  onDone: (said: string) => void;
  onClose: () => void;
}
