import type { DeliveredMessage } from '../../api/peers.ts';

/** Receipts for messages that belong together: the parts of one case, sent to one receiver. */
export interface ReceiptGroup {
  readonly key: string;
  readonly latest: DeliveredMessage;
  readonly messages: readonly DeliveredMessage[];
}

/** Messages of one kind about one thing are one line; a file of many parts would hide the rest. */
export function groupReceipts(delivered: readonly DeliveredMessage[]): ReceiptGroup[] {
  const groups = Map.groupBy(delivered, ({ jti, type, ref, to, period }) =>
    ref === null || period !== null ? jti : [type, ref, to.url].join(' '),
  );
  return [...groups].flatMap(([key, messages]) => {
    const [latest] = messages;
    return latest === undefined ? [] : [{ key, latest, messages }];
  });
}
