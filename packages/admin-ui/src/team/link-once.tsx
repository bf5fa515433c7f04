import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { PrintButton } from '../parts/print-button.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';

interface Props {
  name: string;
  node: string;
  link: string;
  expiresAt: string;
  onGiven: () => void;
}

/** An invitation's link, this one time, and how it gets safely to whom it is for. */
export function LinkOnce({ name, node, link, expiresAt, onGiven }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card, link);
  return (
    <section className="card" ref={card} tabIndex={-1} aria-labelledby="link">
      <h2 id="link">{t('link.title', { name })}</h2>
      <p>{t('link.once')}</p>
      <div className="paper">
        <p className="paper-only">{t('link.paper', { name, node })}</p>
        <p className="code-line" translate="no" dir="ltr">
          {link}
        </p>
        <p>{t('link.until', { moment: format.moment(expiresAt) })}</p>
      </div>
      <p>{t('link.how')}</p>
      <div className="buttons">
        <CopyButton text={link} label={t('link.copy')} />
        <PrintButton>{t('link.print')}</PrintButton>
        <Button className="button" data-kind="main" onPress={onGiven}>
          {t('link.given')}
        </Button>
      </div>
    </section>
  );
}
