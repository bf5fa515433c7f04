import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../format/node-clock.ts';
import { townDay } from '../../../format/town-day.ts';
import { useFormat } from '../../../format/use-format.ts';
import { DayBox } from '../../../parts/day-box.tsx';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { TextBox } from '../../../parts/text-box.tsx';
import type { ExtensionDraft } from './use-extension.ts';

interface Props {
  extension: ExtensionDraft;
  basis: 'law' | 'consent';
  tried: boolean;
}

/** Until when, how they agreed, and the letter that the reporter gets. */
export function ExtensionFields({ extension, basis, tried }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const format = useFormat();
  const { until, consent, text, language, wrong, renew } = extension;
  const named = language === undefined ? '' : format.language(language);
  return (
    <>
      <DayBox
        label={t('terms.extend.until')}
        value={until}
        onChange={extension.setUntil}
        min={townDay(now)}
        max="2099-12-31"
        error={tried && wrong.until ? t('terms.extend.untilWrong') : undefined}
      />
      <ProblemNotice error={extension.problem} />
      {basis === 'consent' ? (
        <TextBox
          label={t('terms.extend.consent')}
          help={t('terms.extend.consentHelp')}
          value={consent}
          onChange={extension.setConsent}
          error={tried && wrong.consent ? t('terms.extend.consentMissing') : undefined}
        />
      ) : null}
      <TextBox
        label={
          named === '' ? t('terms.extend.letter') : t('terms.extend.letterIn', { language: named })
        }
        help={t('terms.extend.letterHelp')}
        value={text}
        onChange={extension.setText}
        error={tried && wrong.text ? t('terms.extend.letterWrong') : undefined}
        rows={12}
      />
      {renew === undefined ? null : (
        <Button className="button" data-kind="quiet" onPress={renew}>
          {t('terms.extend.renew')}
        </Button>
      )}
    </>
  );
}
