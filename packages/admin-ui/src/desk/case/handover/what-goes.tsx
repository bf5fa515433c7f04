import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { WhatGoes as Goes, HandoverDocument } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { Term, Terms } from '../../../parts/terms.tsx';
import { OfferFacts } from '../../handover/offer-facts.tsx';
import { DocumentParts } from './document-parts.tsx';

/** What the other point sees now, and what it gets once it says yes: all of it, to be read. */
export function WhatGoes({ goes, name }: { goes: Goes; name: string }) {
  const { t } = useTranslation();
  const { preview, document, bytes } = goes;
  return (
    <>
      <h3>{t('handover.seesNow', { name })}</h3>
      <p className="soft">{t('handover.seesNowHelp')}</p>
      <div className="goes">
        <OfferFacts preview={preview} />
      </div>
      <h3>{t('handover.getsLater', { name })}</h3>
      <p className="soft">{t('handover.getsLaterHelp', { name })}</p>
      <div className="goes">
        <General document={document} />
        <DocumentParts document={document} />
        <Exact document={document} bytes={bytes} />
      </div>
    </>
  );
}

function General({ document }: { document: HandoverDocument }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { label } = useCodeLabels();
  const { received, role, anonymity, language } = document;
  return (
    <Terms>
      <Term name={t('handover.received')}>
        {format.date(new Date(received * 1_000).toISOString())}
      </Term>
      <Term name={t('case.role')}>{label('reporter_role', role)}</Term>
      <Term name={t('case.anonymity')}>{label('anonymity', anonymity)}</Term>
      {language === undefined ? null : (
        <Term name={t('case.language')}>{format.language(language)}</Term>
      )}
    </Terms>
  );
}

/** The document as it is sealed, for who wants to see every character. */
function Exact({ document, bytes }: Pick<Goes, 'document' | 'bytes'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const text = JSON.stringify(document, undefined, 2);
  return (
    <details className="exact">
      <summary id={id}>{t('handover.exact', { size: format.size(bytes) })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="bytes" tabIndex={0} aria-labelledby={id}>
        <pre dir="ltr">{text}</pre>
      </section>
      <Button
        className="button"
        onPress={() => saveFile('handover.json', text, 'application/json')}
      >
        {t('handover.exactSave')}
      </Button>
    </details>
  );
}
