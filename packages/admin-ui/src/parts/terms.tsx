import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Facts as name and value. */
export function Terms({ children }: { children: ReactNode }) {
  return <dl className="terms">{children}</dl>;
}

/** One fact; an empty one says that it was not filled in. */
export function Term({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  const empty = children === '' || children === null;
  return (
    <div className="term">
      <dt>{name}</dt>
      <dd>{empty ? <span className="soft">{t('case.notSaid')}</span> : children}</dd>
    </div>
  );
}
