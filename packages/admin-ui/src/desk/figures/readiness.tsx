import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleasePreview } from '../../api/releases.ts';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';

type State = ReleasePreview['state'] | undefined;

/**
 * Says aloud that figures are being made, and that they are ready. It is there before either, since
 * only what changes in it is read out. When figures are made anew it takes the focus that what
 * was shown held.
 */
export function Readiness({ state }: { state: State }) {
  const { t } = useTranslation();
  const news = useRef<HTMLDivElement>(null);
  const [turn, setTurn] = useState<{ from: State; to: State }>({ from: undefined, to: state });
  if (turn.to !== state) setTurn({ from: turn.to, to: state });
  const isAnew = (turn.from === 'ready' || turn.from === 'failed') && turn.to === 'preparing';
  useKeptFocus(news, isAnew ? 'preparing' : undefined);
  return (
    <div className="readiness" role="status" tabIndex={-1} ref={news}>
      {state === 'preparing' ? <p>{t('preview.preparing')}</p> : null}
      {state === 'ready' && turn.from === 'preparing' ? <p>{t('preview.readyNow')}</p> : null}
    </div>
  );
}
