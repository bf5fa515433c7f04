import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../parts/save-file.ts';

interface Props {
  period: string;
  bytes: string;
  digest: string;
}

/** The message character by character, with the fingerprint that is agreed to. */
export function ExactBytes({ period, bytes, digest }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t('preview.bytes')}</h2>
      <p>{t('preview.bytesHelp')}</p>
      <dl className="terms">
        <div className="term">
          <dt>{t('preview.digest')}</dt>
          <dd>
            <code className="digest">{digest}</code>
          </dd>
        </div>
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="bytes" tabIndex={0} aria-label={t('preview.bytesLabel')}>
        <pre dir="ltr">{bytes}</pre>
      </section>
      <p>
        <Button
          className="button"
          onPress={() => saveFile(`${period}.json`, bytes, 'application/json')}
        >
          {t('allLeft.save')}
        </Button>
      </p>
    </section>
  );
}
