import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { monthsOf } from '../../format/keep.ts';
import { useKeepWords } from '../../format/use-keep-words.ts';
import { useCodeLabels } from '../../parts/code-labels.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { TermEffect } from './term-effect.tsx';
import { useBasis } from './use-basis.ts';
import { type TermProps, useTerm } from './use-term.ts';

/** The town's own term for a class, within its bounds: first what it would do, then yes. */
export function TermDialog(props: TermProps) {
  const { rule, onClose } = props;
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const { seen, isBusy, isChanged, error, look, save, forget } = useTerm(props);
  const [count, setCount] = useState(String(monthsOf(rule.keep) ?? ''));
  const [tried, setTried] = useState(false);
  const [least, most] = [monthsOf(rule.least.keep) ?? 1, monthsOf(rule.most.keep) ?? 1];
  const months = Number(count);
  const wrong = !/^\d+$/.test(count.trim()) || months < least || months > most;

  function confirm() {
    setTried(true);
    if (seen !== undefined) save();
    else if (!wrong) look(months);
  }

  return (
    <ConfirmDialog
      title={t('retention.changeOf', { name: label('retention_class', rule.class) })}
      confirm={t(seen === undefined ? 'retention.look' : 'retention.termConfirm')}
      isOpen
      isBusy={isBusy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Bounds rule={rule} />
      <TextBox
        label={t('retention.monthsLabel')}
        value={count}
        onChange={(value) => {
          setCount(value);
          // what was shown was of another term
          forget();
        }}
        inputMode="numeric"
        error={tried && wrong ? t('retention.monthsWrong', { least, most }) : undefined}
      />
      {seen === undefined ? null : <TermEffect seen={seen} />}
      {isChanged ? <Notice kind="warning">{t('retention.termChanged')}</Notice> : null}
      {isChanged ? null : <ProblemNotice error={error} />}
      {rule.keep === rule.default ? null : (
        <Button
          className="button"
          data-kind="quiet"
          onPress={() => {
            setCount(String(monthsOf(rule.default) ?? ''));
            look(null);
          }}
        >
          {t('retention.takeDefault')}
        </Button>
      )}
    </ConfirmDialog>
  );
}

/** The default, and between what a town may choose, each with its source. */
function Bounds({ rule }: Pick<TermProps, 'rule'>) {
  const { t } = useTranslation();
  const words = useKeepWords();
  const basis = useBasis();
  const said = (of: TermProps['rule']['least']) => {
    return { term: words(of.keep), basis: basis(of.basis) };
  };
  return (
    <>
      <p>{t('retention.defaultTerm', said({ keep: rule.default, basis: rule.basis }))}</p>
      <p>{t('retention.least', said(rule.least))}</p>
      <p>{t('retention.most', said(rule.most))}</p>
      {rule.statutory ? (
        <Notice kind="warning" standing>
          <p>{t('retention.statutory')}</p>
        </Notice>
      ) : null}
    </>
  );
}
