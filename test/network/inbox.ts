import { ENVELOPE_MEDIA_TYPE } from '@nabij/protocol';
import type { TestedNode } from './tested-nodes.ts';

/** What an inbox answers: a receipt, or the code of a refusal. */
export interface InboxAnswer {
  status: number;
  receipt: string | undefined;
  problem: string | undefined;
}

/** Sends bytes to the inbox of a node by HTTP, as anybody could. */
export async function sendTo(
  node: Pick<TestedNode, 'url'>,
  envelope: string | Uint8Array<ArrayBuffer>,
): Promise<InboxAnswer> {
  const answer = await fetch(`${node.url}/federation/inbox`, {
    method: 'POST',
    headers: { 'content-type': ENVELOPE_MEDIA_TYPE },
    body: envelope,
  });
  const { status } = answer;
  const text = await answer.text();
  if (status === 200) return { status, receipt: text, problem: undefined };
  const { type } = JSON.parse(text) as { type: string };
  return { status, receipt: undefined, problem: type.replace('urn:nabij:problem:', '') };
}
