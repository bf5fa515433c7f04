/**
 * What processes of one point tell one another over the database: ids only.
 * `case` and `line` come from the database itself (migration 0005): a case changed, or what its line
 * in lists says; `asked` too (migration 0012): a decision was made or answered. `here`, `gone` and `who` are about who looks at a case at this moment; they are
 * told and forgotten, and lie nowhere.
 */
export type Signal =
  | { readonly kind: 'case'; readonly caseId: string; readonly version: number | 'gone' }
  | { readonly kind: 'line' | 'asked'; readonly caseId: string }
  /** Something is new about a handover (migration 0019): its id, whether or not a case is here. */
  | { readonly kind: 'handover'; readonly handoverId: string }
  | {
      readonly kind: 'here';
      readonly caseId: string;
      readonly windowId: string;
      readonly accountId: string;
    }
  | { readonly kind: 'gone'; readonly caseId: string; readonly windowId: string }
  | { readonly kind: 'who'; readonly caseId: string };

/** The channel on which they tell it. */
export const CHANNEL = 'desk';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As it goes over the channel: words with a space between. */
export function writeSignal(signal: Signal): string {
  if (signal.kind === 'handover') return `handover ${signal.handoverId}`;
  const { kind, caseId } = signal;
  switch (signal.kind) {
    case 'case':
      return `${kind} ${caseId} ${signal.version}`;
    case 'here':
      return `${kind} ${caseId} ${signal.windowId} ${signal.accountId}`;
    case 'gone':
      return `${kind} ${caseId} ${signal.windowId}`;
    case 'line':
    case 'asked':
    case 'who':
      return `${kind} ${caseId}`;
  }
}

/** Reads what came over the channel; undefined for what this version does not know. */
export function readSignal(text: string): Signal | undefined {
  const [kind = '', caseId = '', third = '', fourth = ''] = text.split(' ');
  if (!UUID.test(caseId)) return undefined;
  if (kind === 'handover') return { kind, handoverId: caseId };
  if (kind === 'line' || kind === 'asked' || kind === 'who') return { kind, caseId };
  if (kind === 'case') return caseSignal(caseId, third);
  if (!UUID.test(third)) return undefined;
  if (kind === 'gone') return { kind, caseId, windowId: third };
  if (kind !== 'here' || !UUID.test(fourth)) return undefined;
  return { kind, caseId, windowId: third, accountId: fourth };
}

function caseSignal(caseId: string, version: string): Signal | undefined {
  if (version === 'gone') return { kind: 'case', caseId, version };
  return /^\d{1,9}$/.test(version) ? { kind: 'case', caseId, version: Number(version) } : undefined;
}
