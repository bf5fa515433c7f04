import { useTranslation } from 'react-i18next';
import { useNow } from '../format/node-clock.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { KeptFirst } from '../parts/kept-first.tsx';
import { PrintButton } from '../parts/print-button.tsx';

interface Props {
  codes: readonly string[];
  /** Whose codes, and where they are for; for the printed sheet. */
  login: string;
  node: string;
  onKept: () => void;
}

/** Recovery codes, this one time; one goes on only after saying that they are kept. */
export function CodesOnce({ codes, login, node, onKept }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (
    <>
      <p>{t('codes.text')}</p>
      <section className="paper" aria-label={t('codes.sheet')}>
        <h2>{t('codes.sheet')}</h2>
        <p>{t('codes.whose', { login, node, date: format.date(now.toISOString()) })}</p>
        <ol className="recovery-codes" translate="no">
          {codes.map((code) => (
            <li key={code}>
              <bdi dir="ltr">{code}</bdi>
            </li>
          ))}
        </ol>
      </section>
      <div className="buttons">
        <CopyButton text={codes.join('\n')} label={t('codes.copy')} />
        <PrintButton>{t('codes.print')}</PrintButton>
      </div>
      <KeptFirst
        kept={t('codes.kept')}
        keepFirst={t('codes.keepFirst')}
        goOn={t('codes.goOn')}
        onKept={onKept}
      />
    </>
  );
}
