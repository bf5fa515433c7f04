import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Notice } from '../../parts/notice.tsx';
import type { Left } from './read-left.ts';
import { DeliveryState } from './release-list.tsx';
import { ShownRelease } from './shown-release.tsx';

/** Every release, the latest first; one at a time is open. */
export function LeftReleases({ left }: { left: readonly Left[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  return (
    <section className="stack" aria-labelledby="each">
      <h2 id="each">{t('allLeft.each')}</h2>
      {left.toReversed().map((one) => (
        <details
          key={one.period}
          className="left-one"
          open={one.period === open}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open) setOpen(one.period);
            else setOpen((now) => (now === one.period ? undefined : now));
          }}
        >
          <summary>
            <Summary left={one} />
          </summary>
          {one.period === open ? (
            <div className="stack">
              <Chain left={one} />
              <ShownRelease preview={{ ...one, how: null }} />
            </div>
          ) : null}
        </details>
      ))}
    </section>
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
  const { previous } = left.release;
  return (
    <section className="card" aria-labelledby="chain">
      <h3 id="chain">{t('allLeft.chain')}</h3>
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
