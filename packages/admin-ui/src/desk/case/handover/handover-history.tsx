import { useTranslation } from 'react-i18next';
import type { Handover } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useHandoverWords } from '../../handover/use-handover-words.ts';

/** Where the case came from and where it was offered before, the latest first. */
export function HandoverHistory({ handovers }: { handovers: readonly Handover[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useHandoverWords();
  if (handovers.length === 0) return null;
  return (
    <ul className="stack">
      {handovers.map((handover) => {
        const { id, side, state, peer, since, changedAt } = handover;
        const at = since ?? changedAt;
        const because = words.because(handover);
        const came = side === 'receiver' && state === 'arrived';
        const moment = format.moment(at);
        return (
          <li key={id}>
            <p>{came ? t('handover.cameFrom', { name: peer.name }) : words.state(handover)}</p>
            {because === undefined ? null : <p>{because}</p>}
            <p className="soft">
              <time dateTime={at}>{moment}</time>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
