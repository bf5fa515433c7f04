import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../access/use-session.ts';
import { quarterOf } from '../../format/period.ts';
import { bringLanguage, type Language } from '../../texts/language.ts';

/** A mail as text, and as an address that opens it in one's own program. */
export interface ReminderMail {
  readonly body: string;
  readonly link: string;
}

/** The words of a reminder in the town's language; undefined until that language is here. */
export function useReminderMail({
  language,
  period,
}: {
  language: Language;
  period: string;
}): ReminderMail | undefined {
  const { i18n } = useTranslation();
  const { account, node } = useSession();
  const [ready, setReady] = useState<Language>();

  useEffect(() => {
    let isAsked = true;
    void bringLanguage(i18n, language).then(() => {
      if (isAsked) setReady(language);
    });
    return () => {
      isAsked = false;
    };
  }, [i18n, language]);

  const quarter = quarterOf(period);
  if (ready !== language || quarter === undefined) return undefined;
  const t = i18n.getFixedT(language);
  // a mail is plain text of one language: marks of direction would only show up in it
  const plain = { interpolation: { escapeValue: false } };
  const words = {
    ...{ ...plain, region: node.name, name: account.name },
    period: t(`period.${quarter.quarter}`, { ...plain, year: quarter.year }),
  };
  const subject = t('remind.mail.subject', words);
  const body = t('remind.mail.body', words);
  const link = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return { body, link };
}
