import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../access/use-session.ts';
import type { RecoverySheet } from '../api/keys.ts';
import { useFormat } from '../format/use-format.ts';
import { KeptFirst } from '../parts/kept-first.tsx';
import { Notice } from '../parts/notice.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';

interface Props {
  sheet: RecoverySheet;
  onKept: () => void;
}

/** The recovery sheet, this one time: it is meant for paper, and there is no button to copy it. */
export function SheetOnce({ sheet, onKept }: Props) {
  const { t } = useTranslation();
  const top = useRef<HTMLDivElement>(null);
  useKeptFocus(top, sheet.code);
  return (
    <div className="card" ref={top} tabIndex={-1}>
      <Notice kind="warning">{t('sheet.once')}</Notice>
      <Sheet sheet={sheet} />
      <PrintButton>{t('sheet.print')}</PrintButton>
      <KeptFirst
        kept={t('sheet.kept')}
        keepFirst={t('sheet.keepFirst')}
        goOn={t('sheet.goOn')}
        onKept={onKept}
      />
    </div>
  );
}

function Sheet({ sheet }: { sheet: RecoverySheet }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { role } = useSession().node;
  return (
    <section className="paper sheet" aria-labelledby="sheet">
      <h2 id="sheet">{t('sheet.title', { node: sheet.node })}</h2>
      <p>{t('sheet.made', { moment: format.moment(sheet.madeAt) })}</p>
      <p className="sheet-code" translate="no" dir="ltr">
        {sheet.code.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one code never move
          <span key={at}>{group}</span>
        ))}
      </p>
      <h3>{t('sheet.forTitle')}</h3>
      <p>{t(`sheet.forText.${role}`)}</p>
      <h3>{t('sheet.whereTitle')}</h3>
      <p>{t('sheet.whereText')}</p>
      <h3>{t('sheet.howTitle')}</h3>
      <p>{t(`sheet.howText.${role}`)}</p>
      <dl className="sheet-lines">
        {(['place', 'by', 'date', 'drilled'] as const).map((line) => (
          <div key={line}>
            <dt>{t(`sheet.line.${line}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
    </section>
  );
}
