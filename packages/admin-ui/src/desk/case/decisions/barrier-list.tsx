import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { type CaseBarrier, removeBarrier } from '../../../api/decisions.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Icon } from '../../../parts/icon.tsx';
import type { CaseChange } from '../use-case-change.ts';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
}

/** The rules that got in the way of this case; nothing where none did. */
export function BarrierList({ shown, changing }: Props) {
  const { t } = useTranslation();
  if (shown.barriers.length === 0) return null;
  return (
    <>
      <h3 id="barriers">{t('barriers.title')}</h3>
      <ul className="barriers" aria-labelledby="barriers">
        {shown.barriers.map((barrier) => (
          <BarrierItem key={barrier.id} shown={shown} barrier={barrier} changing={changing} />
        ))}
      </ul>
    </>
  );
}

function BarrierItem({ shown, barrier, changing }: Props & { barrier: CaseBarrier }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const name = t('barriers.at', {
    rule: label('rule_barrier', barrier.rule),
    level: label('rule_level', barrier.level),
  });
  const remove = () =>
    changing.change(() => removeBarrier(shown.id, barrier.id), { say: t('barriers.removed') });
  return (
    <li className="barrier">
      <Icon name="stop" />
      <div>
        <p>{name}</p>
        {barrier.text === '' ? null : <p className="decision-text">{barrier.text}</p>}
        <p className="soft">
          {t('decisions.by', { name: barrier.by, moment: format.moment(barrier.at) })}
        </p>
      </div>
      <BusyButton
        kind="quiet"
        isBusy={changing.isBusy}
        aria-label={t('barriers.removeNamed', { name })}
        onPress={remove}
      >
        {t('barriers.remove')}
      </BusyButton>
    </li>
  );
}
