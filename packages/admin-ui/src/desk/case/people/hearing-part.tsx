import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/cases.ts';
import { noteNotHeard } from '../../../api/people.ts';
import { useFormat } from '../../../format/use-format.ts';
import { BusyButton } from '../../../parts/busy-button.tsx';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Notice } from '../../../parts/notice.tsx';
import type { CaseChange } from '../use-case-change.ts';
import { NotHeardDialog } from './not-heard-dialog.tsx';

interface Props {
  shown: CaseDetail;
  changing: CaseChange;
}

/** Whether both sides of an own investigation were heard, before closing asks for it. */
export function HearingPart({ shown, changing }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const { needed, heard, notHeard } = shown.hearing;
  if (!needed && notHeard === null) return null;
  if (heard) {
    return (
      <Notice kind="good" standing>
        <p>{t('people.hearing.done')}</p>
      </Notice>
    );
  }
  if (notHeard !== null) return <Said shown={shown} changing={changing} notHeard={notHeard} />;
  return (
    <>
      <Notice kind="warning" standing>
        <p>{t('people.hearing.missing')}</p>
        <p>{t('people.hearing.how')}</p>
        <Button className="button" onPress={() => setAsking(true)}>
          {t('people.hearing.say')}…
        </Button>
      </Notice>
      {asking ? (
        <NotHeardDialog shown={shown} changing={changing} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

type NotHeard = NonNullable<CaseDetail['hearing']['notHeard']>;

function Said({ shown, changing, notHeard }: Props & { notHeard: NotHeard }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const format = useFormat();
  const { reason, why, by, at } = notHeard;
  const back = () =>
    changing.change(() => noteNotHeard(shown.id, null), { say: t('people.said.notHeardBack') });
  return (
    <Notice kind="info" standing>
      <p>{t('people.hearing.notHeard', { reason: label('not_heard_reason', reason) })}</p>
      <p className="person-note">{why}</p>
      <p className="soft">
        {t('people.hearing.by', { name: by ?? '', moment: format.moment(at) })}
      </p>
      <BusyButton kind="quiet" isBusy={changing.isBusy} onPress={back}>
        {t('people.hearing.back')}
      </BusyButton>
    </Notice>
  );
}
