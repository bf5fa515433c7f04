import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type CSSProperties, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlanSheet, planSheetQuery } from '../../../api/plan.ts';
import { Icon } from '../../../parts/icon.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { PageHeading } from '../../../parts/page-heading.tsx';
import { PrintButton } from '../../../parts/print-button.tsx';
import { QueryState } from '../../../parts/query-state.tsx';
import { sizeThatFits } from './fit.ts';
import './plan-paper.css';

/** The plan on one sheet of A4, in the language of the person, to take along. */
export function PlanPaperPage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/desk/cases/$caseId/plan' });
  const query = useQuery(planSheetQuery(caseId));
  return (
    <>
      <p className="back">
        <Link to="/desk/cases/$caseId" params={{ caseId }}>
          <Icon name="back" />
          {t('plan.backToCase')}
        </Link>
      </p>
      <PageHeading title={t('plan.paperTitle')} />
      <p className="lead">{t('plan.paperLead')}</p>
      {query.data === undefined ? <QueryState query={query} /> : <Printed sheet={query.data} />}
    </>
  );
}

/** Says before it is printed whether all of it comes on one sheet. */
function Printed({ sheet }: { sheet: PlanSheet }) {
  const { t } = useTranslation();
  const paper = useRef<HTMLElement>(null);
  const [size, setSize] = useState<number | undefined>(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet has another size
  useLayoutEffect(() => {
    if (paper.current) setSize(sizeThatFits(paper.current));
  }, [sheet]);
  return (
    <>
      {size === undefined ? <Notice kind="warning">{t('plan.tooMuch')}</Notice> : null}
      <div className="buttons">
        <PrintButton>{t('plan.print')}</PrintButton>
      </div>
      <Sheet sheet={sheet} paper={paper} size={size ?? 1} />
    </>
  );
}

interface SheetProps {
  sheet: PlanSheet;
  paper: RefObject<HTMLElement | null>;
  /** Of the letters, as a part of the full one. */
  size: number;
}

function Sheet({ sheet, paper, size }: SheetProps) {
  const { heads, goals, others, about, closing } = sheet;
  return (
    <section
      ref={paper}
      style={{ '--plan-fit': size } as CSSProperties}
      className="paper plan-paper"
      lang={sheet.language}
      dir={sheet.direction}
      aria-labelledby="plan-paper"
    >
      <h2 id="plan-paper">{sheet.title}</h2>
      <p className="plan-about">
        {about.map((line) => (
          <bdi key={line}>{line}</bdi>
        ))}
      </p>
      {goals.length === 0 ? null : <h3>{heads.goals}</h3>}
      {goals.map(({ area, words, steps }) => (
        <div key={`${area} ${words}`} className="plan-goal">
          <p>
            <strong>{area}:</strong> <bdi>{words}</bdi>
          </p>
          <Steps heads={heads} steps={steps} caption={words} />
        </div>
      ))}
      {others.steps.length === 0 ? null : (
        <>
          <h3>{others.title}</h3>
          <Steps heads={heads} steps={others.steps} caption={others.title} />
        </>
      )}
      <div className="plan-closing">
        {closing.map((line) => (
          <p key={line}>
            <bdi>{line}</bdi>
          </p>
        ))}
      </div>
    </section>
  );
}

interface StepsProps {
  heads: PlanSheet['heads'];
  steps: PlanSheet['others']['steps'];
  caption: string;
}

function Steps({ heads, steps, caption }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <table className="plan-steps" aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{heads.what}</th>
          <th scope="col">{heads.who}</th>
          <th scope="col">{heads.when}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ what, who, when }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet of paper never changes
          <tr key={at}>
            <td dir="auto">{what}</td>
            <td dir="auto">{who}</td>
            <td>{when}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
