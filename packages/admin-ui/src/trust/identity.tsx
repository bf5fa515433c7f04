import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Term, Terms } from '../parts/terms.tsx';

interface Props {
  name: string;
  url: string;
  fingerprint: string;
  /** What the fingerprint is for. */
  help: string;
  children?: ReactNode;
}

/** A node by its name, its address and the digits that are read aloud. */
export function Identity({ name, url, fingerprint, help, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Terms>
        <Term name={t('peers.name')}>
          <bdi>{name}</bdi>
        </Term>
        <Term name={t('peers.address')}>
          <bdi className="code-line" dir="ltr" translate="no">
            {url}
          </bdi>
        </Term>
        {children}
        <Term name={t('peers.fingerprint')}>
          <bdi className="code-line" dir="ltr" translate="no">
            {fingerprint}
          </bdi>
        </Term>
      </Terms>
      <p className="soft">{help}</p>
    </>
  );
}
