import { useTranslation } from 'react-i18next';
import type { IntakeForm } from '../../api/intake.ts';
import { dayFromNow } from '../../format/day-from-now.ts';
import { useNow } from '../../format/node-clock.ts';
import { Check } from '../../parts/check.tsx';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { DayBox } from '../../parts/day-box.tsx';
import { RadioChoice } from '../../parts/radio-choice.tsx';
import { useIntakeDraft } from './use-intake-draft.ts';
import { UsedBefore } from './used-before.tsx';

/** Ways by which something can have come in on an earlier day. */
const WRITTEN = ['POST', 'EMAIL', 'CHAT', 'PARTNER', 'POLICE', 'MEDIA'];

/** Before the first question: in which language somebody speaks, and how they came. */
export function Beginning({ own }: { own: IntakeForm }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const [draft, { change }] = useIntakeDraft();
  const now = useNow();
  return (
    <section className="card intake-beginning" aria-labelledby="beginning">
      <h2 id="beginning">{t('intake.beginning')}</h2>
      <div className="intake-choices">
        <RadioChoice
          label={t('intake.language')}
          options={own.languages.map(({ code, name, direction }) => ({
            value: code,
            label: (
              <bdi lang={code} dir={direction}>
                {name}
              </bdi>
            ),
          }))}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
        <RadioChoice
          label={t('intake.channel')}
          options={own.channels.map((value) => ({ value, label: label('channel', value) }))}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
        />
      </div>
      {WRITTEN.includes(draft.channel) ? (
        <div id="field-receivedOn">
          <DayBox
            label={t('intake.receivedOn')}
            help={t('intake.receivedOnHelp')}
            value={draft.receivedOn}
            onChange={(receivedOn) => change({ receivedOn })}
            min={dayFromNow({ months: -12 }, now)}
            max={dayFromNow({}, now)}
          />
        </div>
      ) : null}
      <UsedBefore />
      <Check isSelected={draft.take} onChange={(take) => change({ take })}>
        {t('intake.take')}
      </Check>
    </section>
  );
}
