import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseDetail, caseQuery, hasEnded } from '../../api/cases.ts';
import { caseHandoverQuery } from '../../api/handovers.ts';
import { problemOf } from '../../api/request.ts';
import { useFormat } from '../../format/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHeading } from '../../parts/page-heading.tsx';
import { GoneContext, ProblemNotice } from '../../parts/problem-notice.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { useKeptFocus } from '../../parts/use-kept-focus.ts';
import { CodingSection } from '../coding/coding-section.tsx';
import { useHandoverStep } from '../handover/use-step.ts';
import { Attachments } from './attachments.tsx';
import { useCaseKeys } from './case-keys.ts';
import { CasePartPlace, CasePartsNav } from './case-parts.tsx';
import { ConferenceSection } from './conference/conference-section.tsx';
import { Consents } from './consents.tsx';
import { Contact } from './contact.tsx';
import { Conversation } from './conversation.tsx';
import { DecisionsSection } from './decisions/decisions-section.tsx';
import { DraftBack } from './draft-back.tsx';
import { Erased } from './erased.tsx';
import { ErasureAsked } from './erasure-asked.tsx';
import { Facts } from './facts.tsx';
import { FeedbackGiven } from './feedback-given.tsx';
import { Finish } from './finish.tsx';
import { FlowPart } from './flow/flow-part.tsx';
import { WhatChanged } from './flow/what-changed.tsx';
import { Frozen } from './handover/frozen.tsx';
import { HandoverPart } from './handover/handover-part.tsx';
import { isAway, Moved } from './handover/moved.tsx';
import { StandStill, standsStill, useGoesOn } from './handover/stand-still.tsx';
import { Keeping } from './keeping.tsx';
import { LettersSection } from './letters/letters-section.tsx';
import { LinesSection } from './lines/lines-section.tsx';
import { NoteBox } from './note-box.tsx';
import { Owner } from './owner.tsx';
import { PeopleSection } from './people/people-section.tsx';
import { PlanSection } from './plan/plan-section.tsx';
import { Said } from './said.tsx';
import { CaseTerms } from './terms/case-terms.tsx';
import { Timeline } from './timeline.tsx';
import { type Acting, useAct } from './use-act.ts';
import { useGoneCase } from './use-kept-drafts.ts';
import './case.css';

/** One case on one page: what was said first, then who has it and what can be done. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/desk/cases/$caseId' });
  const query = useQuery(caseQuery(caseId));
  const standing = useQuery(caseHandoverQuery(caseId)).data?.current ?? undefined;
  const stepping = useHandoverStep(caseId);
  useGoesOn(caseId, standsStill(standing));
  const isGone = query.error !== null && problemOf(query.error) === 'not-found';
  useGoneCase(caseId, isGone);
  return (
    <>
      <p className="back">
        <Link to="/desk/cases">
          <Icon name="back" />
          {t('case.back')}
        </Link>
      </p>
      {standing !== undefined && isAway(standing) ? (
        <Moved handover={standing} shown={query.data} stepping={stepping} />
      ) : query.data === undefined ? (
        <QueryState query={query} />
      ) : (
        <GoneContext value={isGone}>
          <CaseOnPage
            key={caseId}
            shown={query.data}
            frozen={<Frozen handover={standing} stepping={stepping} />}
            isFrozen={standsStill(standing)}
          />
        </GoneContext>
      )}
    </>
  );
}

interface OnPageProps {
  shown: CaseDetail;
  /** What is said of an offer to another point. */
  frozen: ReactNode;
  isFrozen: boolean;
}

function CaseOnPage({ shown, frozen, isFrozen }: OnPageProps) {
  const { t } = useTranslation();
  const acting = useAct(shown);
  useCaseKeys(shown, acting);
  const [proof, setProof] = useState<string>();
  useGoneCase(shown.id, proof !== undefined);
  if (proof !== undefined) return <Erased shown={shown} proof={proof} />;
  return (
    <>
      <CaseHead shown={shown} />
      {frozen}
      <CasePartsNav />
      <DraftBack caseId={shown.id} />
      <CaseNews acting={acting} />
      <div className="case-columns">
        <div className="case-said">
          <CasePartPlace part="told">
            <Said shown={shown} />
          </CasePartPlace>
        </div>
        <aside className="case-side" aria-label={t('case.side')}>
          <StandStill on={isFrozen}>
            <ErasureAsked shown={shown} onErased={setProof} />
            <Owner shown={shown} acting={acting} />
            <FlowPart shown={shown} acting={acting} />
            <CaseTerms shown={shown} />
            <Contact contact={shown.contact} />
            <Facts shown={shown} />
            <Finish shown={shown} acting={acting} />
            <HandoverPart shown={shown} />
            <Keeping shown={shown} />
          </StandStill>
        </aside>
        <StandStill on={isFrozen}>
          <CaseWork shown={shown} acting={acting} />
        </StandStill>
      </div>
    </>
  );
}

/** What the work is about, in the order in which it mostly comes. */
function CaseWork({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  return (
    <div className="case-work">
      <CasePartPlace part="talk">
        <Conversation shown={shown} acting={acting} />
      </CasePartPlace>
      <CasePartPlace part="files">
        <Attachments shown={shown} />
        <LettersSection shown={shown} />
      </CasePartPlace>
      <CasePartPlace part="plan">
        <PlanSection shown={shown} />
      </CasePartPlace>
      <CasePartPlace part="decisions">
        <DecisionsSection shown={shown} />
      </CasePartPlace>
      <CasePartPlace part="people">
        <PeopleSection shown={shown} />
      </CasePartPlace>
      <CasePartPlace part="consents">
        <Consents shown={shown} />
        <FeedbackGiven feedback={shown.feedback} />
      </CasePartPlace>
      <CasePartPlace part="conference">
        <ConferenceSection shown={shown} />
      </CasePartPlace>
      <CasePartPlace part="near">
        <LinesSection shown={shown} />
      </CasePartPlace>
      <CasePartPlace part="coding">
        <CodingSection shown={shown} acting={acting} />
      </CasePartPlace>
      <CasePartPlace part="notes">
        <NoteBox shown={shown} acting={acting} />
      </CasePartPlace>
      <CasePartPlace part="timeline">
        <Timeline journal={shown.journal} />
      </CasePartPlace>
    </div>
  );
}

/** What came of the last act; stays in sight while one scrolls. */
function CaseNews({ acting }: { acting: Acting }) {
  const news = useRef<HTMLDivElement>(null);
  useKeptFocus(news, acting.said);
  return (
    <div className="case-news" ref={news} tabIndex={-1}>
      {acting.overtaken === undefined ? null : (
        <Overtaken text={acting.overtaken} changes={acting.changes} />
      )}
      <ProblemNotice error={acting.error} />
      {acting.said === undefined ? null : <Notice kind="good">{acting.said}</Notice>}
    </div>
  );
}

function Overtaken({ text, changes }: { text: string; changes: Acting['changes'] }) {
  const { t } = useTranslation();
  return (
    <Notice kind="warning">
      <p>{text}</p>
      <WhatChanged changes={changes} />
      <p>{t('case.changedKept')}</p>
    </Notice>
  );
}

function CaseHead({ shown }: { shown: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="case-head">
      <PageHeading title={t('case.title', { number: shown.number })} />
      <StateBadge state={shown.state} />
      <p className="soft">
        {t('case.received', {
          date: format.date(shown.receivedAt),
          age: format.age(shown.receivedAt),
        })}
        {shown.closedAt === null || !hasEnded(shown)
          ? null
          : ` · ${t('case.closed', { date: format.date(shown.closedAt) })}`}
      </p>
    </div>
  );
}
