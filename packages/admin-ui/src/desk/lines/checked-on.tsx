import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';

interface Props {
  verifiedOn: string | null;
  asksToVerify: boolean;
}

/** When somebody last made sure, and whether to do so again: by icon and words. */
export function CheckedOn({ verifiedOn, asksToVerify }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const when =
    verifiedOn === null
      ? t('services.never')
      : t('lines.verifiedOn', { date: format.date(verifiedOn) });
  return (
    <p className="line-checked">
      {when}
      {asksToVerify ? (
        <>
          {' '}
          <span className="badge" data-tone="waiting">
            <Icon name="warning" />
            {t('lines.ask')}
          </span>
        </>
      ) : null}
    </p>
  );
}
