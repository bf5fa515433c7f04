import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/cases.ts';
import { useNow } from '../../format/node-clock.ts';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { RefuseErasureDialog } from './refuse-erasure-dialog.tsx';
import { useRights } from './use-rights.ts';

interface Props {
  shown: CaseDetail;
  onErased: (proof: string) => void;
}

/** The reporter asks to erase everything, and somebody has to decide in time. */
export function ErasureAsked({ shown, onErased }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  const changing = useRights(shown);
  const [deciding, setDeciding] = useState<'erase' | 'refuse'>();
  const { erasure, hold } = shown;
  if (erasure === null) {
    return changing.said === undefined ? null : <Notice kind="good">{changing.said}</Notice>;
  }
  const late = Date.parse(erasure.dueAt) < now.getTime();
  const dates = { asked: format.date(erasure.askedAt), due: format.date(erasure.dueAt) };
  return (
    <section className="card" aria-labelledby="erasure">
      <h2 id="erasure">{t('rights.erasure')}</h2>
      <Notice kind={late ? 'problem' : 'warning'} standing>
        <p>{t(late ? 'rights.erasureLate' : 'rights.erasureAsked', dates)}</p>
      </Notice>
      {hold === null ? null : <p>{t('rights.erasureHeld')}</p>}
      <ProblemNotice error={changing.error} />
      <div className="finish-buttons">
        {hold === null ? (
          <Button className="button" onPress={() => setDeciding('erase')}>
            {t('rights.erase')}…
          </Button>
        ) : null}
        <Button className="button" onPress={() => setDeciding('refuse')}>
          {t('rights.refuse')}…
        </Button>
      </div>
      {deciding === 'erase' ? (
        <EraseDialog shown={shown} onErased={onErased} onClose={() => setDeciding(undefined)} />
      ) : null}
      {deciding === 'refuse' ? (
        <RefuseErasureDialog
          shown={shown}
          changing={changing}
          onClose={() => setDeciding(undefined)}
        />
      ) : null}
    </section>
  );
}
