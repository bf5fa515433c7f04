import { type SubmitEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { RadioChoice } from '../parts/radio-choice.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { LanguageFields } from './language-fields.tsx';
import type { FieldName } from './settings-form.ts';
import type { Filling } from './use-settings.ts';

type TextName = Exclude<FieldName, 'country' | 'region' | 'languages'>;

const TOWN: readonly TextName[] = ['name', 'town', 'municipality', 'population'];
const REACHED: readonly TextName[] = ['phone', 'address', 'hours', 'helpline'];
const FOUND: readonly TextName[] = ['places', 'postcodes'];
const REGIONS = ['', 'VLG', 'BRU', 'WAL'] as const;

/** All that can be set, in groups as people think of it. */
export function SettingsForm({ filling }: { filling: Filling }) {
  const { t } = useTranslation();
  const { save, isBusy, error, isSaved, mistakes, tries } = filling;
  const news = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isMeanwhile = error !== null && problemOf(error) === 'changed-meanwhile';
  useKeptFocus(news, isSaved ? 'saved' : isMeanwhile ? 'meanwhile' : undefined);

  // the button is far below the first field that is wrong
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    save();
  }

  return (
    <form className="settings" ref={form} onSubmit={submit}>
      <div className="said-here" ref={news} tabIndex={-1}>
        {isSaved ? <Notice kind="good">{t('settings.saved')}</Notice> : null}
        {isMeanwhile ? (
          <Notice kind="problem">{t('settings.meanwhile')}</Notice>
        ) : (
          <ProblemNotice error={error} />
        )}
        {Object.keys(mistakes).length === 0 ? null : (
          <Notice kind="problem">{t('settings.mend')}</Notice>
        )}
      </div>
      <Group title={t('settings.group.town')} names={TOWN} filling={filling} />
      <Place filling={filling} />
      <Group title={t('settings.group.reached')} names={REACHED} filling={filling} />
      <section className="card">
        <h2>{t('settings.group.languages')}</h2>
        <LanguageFields filling={filling} />
      </section>
      <Group title={t('settings.group.found')} names={FOUND} filling={filling} />
      <p className="soft">{t('settings.elsewhere')}</p>
      <BusyButton kind="main" type="submit" isBusy={isBusy}>
        {t('settings.save')}
      </BusyButton>
    </form>
  );
}

interface GroupProps {
  title: string;
  names: readonly TextName[];
  filling: Filling;
}

function Group({ title, names, filling }: GroupProps) {
  const { t } = useTranslation();
  const { fields, set, mistakes } = filling;
  return (
    <section className="card">
      <h2>{title}</h2>
      {names.map((name) => {
        const mistake = mistakes[name];
        return (
          <TextBox
            key={name}
            name={name}
            label={t(`settings.field.${name}`)}
            help={t(`settings.help.${name}`)}
            value={fields[name]}
            onChange={(value) => set(name, value)}
            error={mistake === undefined ? undefined : t(`settings.mistake.${mistake}`)}
          />
        );
      })}
    </section>
  );
}

/** By whose law terms are reckoned and who is competent. */
function Place({ filling: { fields, set } }: { filling: Filling }) {
  const { t } = useTranslation();
  const countries = ['NL', 'BE'] as const;
  return (
    <section className="card">
      <h2>{t('settings.group.law')}</h2>
      <RadioChoice
        label={t('settings.field.country')}
        help={t('settings.help.country')}
        options={countries.map((value) => ({ value, label: t(`settings.country.${value}`) }))}
        value={fields.country}
        onChange={(value) => set('country', value === 'BE' ? 'BE' : 'NL')}
      />
      {fields.country === 'BE' ? (
        <RadioChoice
          label={t('settings.field.region')}
          options={REGIONS.map((value) => ({
            value: value || 'NONE',
            label: t(`settings.region.${value || 'NONE'}`),
          }))}
          value={fields.region || 'NONE'}
          onChange={(value) => set('region', REGIONS.find((one) => one === value) ?? '')}
        />
      ) : null}
    </section>
  );
}
