import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import type { Left } from './read-left.ts';
import { DeliveryState } from './release-list.tsx';
import { ShownRelease } from './shown-release.tsx';

/** Every release, the latest first; as many are open as one likes. */
export function LeftReleases({ left }: { left: readonly Left[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  // said once something was pressed, and not of a single quarter: that says itself
  const [said, setSaid] = useState<'allOpen' | 'allClosed'>();
  const all = left.map(({ period }) => period);
  const openAll = () => {
    setOpen(new Set(all));
    setSaid('allOpen');
  };
  const closeAll = () => {
    setOpen(new Set());
    setSaid('allClosed');
  };
  const turn = (period: string, isOpen: boolean) =>
    setOpen((now) => {
      if (now.has(period) === isOpen) return now;
      setSaid(undefined);
      return new Set(isOpen ? [...now, period] : [...now].filter((one) => one !== period));
    });
  return (
    <section className="stack" aria-labelledby="each">
      <h2 id="each">{t('allLeft.each')}</h2>
      {left.length < 2 ? null : (
        <div className="buttons">
          <Button className="button" onPress={openAll}>
            {t('figuresPages.openAll')}
          </Button>
          <Button className="button" onPress={closeAll}>
            {t('figuresPages.closeAll')}
          </Button>
          <span role="status" className="only-aloud">
            {said === undefined ? null : t(`figuresPages.${said}`)}
          </span>
        </div>
      )}
      {left.toReversed().map((one) => (
        <OneRelease
          key={one.period}
          left={one}
          isOpen={open.has(one.period)}
          onTurn={(isOpen) => turn(one.period, isOpen)}
        />
      ))}
    </section>
  );
}

interface OneProps {
  left: Left;
  isOpen: boolean;
  onTurn: (isOpen: boolean) => void;
}

function OneRelease({ left, isOpen, onTurn }: OneProps) {
  return (
    <details
      className="left-one"
      open={isOpen}
      onToggle={({ currentTarget }) => onTurn(currentTarget.open)}
    >
      <summary>
        <Summary left={left} />
      </summary>
      {isOpen ? (
        <div className="stack">
          <Chain left={left} />
          <ShownRelease preview={{ ...left, how: null }} />
        </div>
      ) : null}
    </details>
  );
}

/** Which quarter, when, by whom, and whether it arrived. */
function Summary({ left }: { left: Left }) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = format.moment(left.releasedAt);
  const name = left.releasedBy;
  return (
    <span className="left-summary">
      <strong>{format.period(left.period)}</strong>
      <span>
        {name === null
          ? t('allLeft.sentItself', { moment })
          : t('allLeft.sentBy', { moment, name })}
      </span>
      <DeliveryState delivery={left.delivery} />
    </span>
  );
}

/** Which release it names as the one before, and whether that is so. */
function Chain({ left }: { left: Left }) {
  const { t } = useTranslation();
  const id = useId();
  const { previous } = left.release;
  return (
    <section className="card" aria-labelledby={id}>
      <h3 id={id}>{t('allLeft.chain')}</h3>
      {previous === null ? (
        <p>{t('allLeft.first')}</p>
      ) : (
        <>
          <p>{t('allLeft.before')}</p>
          <p>
            <code className="digest">{previous}</code>
          </p>
        </>
      )}
      <Notice kind={left.holds ? 'good' : 'problem'} standing>
        {t(left.holds ? 'allLeft.holds' : 'allLeft.broken')}
      </Notice>
    </section>
  );
}
