import { type SubmitEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/request.ts';
import { useFormat } from '../format/use-format.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { goToFirstMistake } from '../parts/first-mistake.ts';
import { Notice } from '../parts/notice.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { TextBox } from '../parts/text-box.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { nameOfLanguage } from './language-name.ts';
import { leftIn, WORDS_PARTS, type WordsPart } from './own-words.ts';
import type { Writing } from './use-own-words.ts';

const ROWS: Readonly<Record<WordsPart, number>> = { welcome: 3, about: 8, receipt: 3 };

/** The town's own words, with a group for each language of the point. */
export function OwnWordsForm({ writing }: { writing: Writing }) {
  const { t } = useTranslation();
  const { words, save, isBusy, error, isSaved } = writing;
  const news = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const isMeanwhile = error !== null && problemOf(error) === 'changed-meanwhile';
  useKeptFocus(news, isSaved ? 'saved' : isMeanwhile ? 'meanwhile' : undefined);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (save()) goToFirstMistake(form.current);
  }

  return (
    <form className="settings" ref={form} onSubmit={submit}>
      <Notice kind="info" standing>
        {t('ownWords.careful')}
      </Notice>
      <div className="said-here" ref={news} tabIndex={-1}>
        {isSaved ? <Notice kind="good">{t('settings.saved')}</Notice> : null}
        {isMeanwhile ? (
          <Notice kind="problem">{t('settings.meanwhile')}</Notice>
        ) : (
          <ProblemNotice error={error} />
        )}
      </div>
      {Object.keys(words).map((code) => (
        <InLanguage key={code} code={code} writing={writing} />
      ))}
      <BusyButton kind="main" type="submit" isBusy={isBusy}>
        {t('settings.save')}
      </BusyButton>
    </form>
  );
}

function InLanguage({ code, writing }: { code: string; writing: Writing }) {
  const { t, i18n } = useTranslation();
  const { number } = useFormat();
  const { words, write } = writing;
  const written = { lang: code, dir: i18n.dir(code) };
  return (
    <section className="card" aria-labelledby={`words-${code}`}>
      <h2 id={`words-${code}`}>
        <span {...written}>{nameOfLanguage(code)}</span>
      </h2>
      {WORDS_PARTS.map((part) => {
        const text = words[code]?.[part] ?? '';
        const left = leftIn(text, part);
        const room = t('ownWords.left', { left: number(Math.max(left, 0)) });
        return (
          <TextBox
            key={part}
            {...written}
            name={`${code}-${part}`}
            label={t(`ownWords.field.${part}`)}
            help={`${t(`ownWords.help.${part}`)} ${room}`}
            value={text}
            onChange={(typed) => write(code, part, typed)}
            error={left < 0 ? t('settings.mistake.tooLong') : undefined}
            rows={ROWS[part]}
          />
        );
      })}
    </section>
  );
}
