import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverDocument } from '../../../api/handovers.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useCodeLabels } from '../../../parts/code-labels.ts';
import { Term, Terms } from '../../../parts/terms.tsx';

/** Every part of the case that goes along, in words; a part that is not here does not go. */
export function DocumentParts({ document }: { document: HandoverDocument }) {
  const { story, contact, coding, people, conversation, files, plan, language } = document;
  return (
    <>
      {story === undefined ? null : (
        <Part code="STORY">
          <blockquote className="story" lang={language} dir="auto">
            {story}
          </blockquote>
        </Part>
      )}
      {contact === undefined ? null : <ContactPart contact={contact} />}
      {coding === undefined ? null : <CodingPart coding={coding} />}
      {people === undefined ? null : <PeoplePart people={people} />}
      {conversation === undefined ? null : (
        <TalkPart conversation={conversation} language={language} />
      )}
      {files === undefined ? null : <FilesPart files={files} />}
      {plan === undefined ? null : (
        <Part code="PLAN">
          <p className="timeline-note" dir="auto">
            {plan}
          </p>
        </Part>
      )}
    </>
  );
}

function Part({ code, children }: { code: string; children: ReactNode }) {
  const { label } = useCodeLabels();
  return (
    <div className="goes-part">
      <h4>{label('case_part', code)}</h4>
      {children}
    </div>
  );
}

function ContactPart({ contact }: { contact: NonNullable<HandoverDocument['contact']> }) {
  const { t } = useTranslation();
  const { name = '', email = '', phone = '', reach } = contact;
  return (
    <Part code="CONTACT">
      <Terms>
        <Term name={t('case.name')}>{name}</Term>
        <Term name={t('case.email')}>{email}</Term>
        <Term name={t('case.phone')}>{phone}</Term>
        {reach === undefined ? null : <Term name={t('handover.reach')}>{reach}</Term>}
      </Terms>
    </Part>
  );
}

function CodingPart({ coding }: { coding: NonNullable<HandoverDocument['coding']> }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  const all = (list: string, codes: readonly string[]) =>
    codes.map((code) => label(list, code)).join(', ');
  const { subject, request, channel, residence, domain } = coding;
  return (
    <Part code="CODING">
      <Terms>
        <Term name={t('case.subject')}>{label('subject', subject)}</Term>
        {request === undefined ? null : (
          <Term name={t('case.request')}>{label('request_type', request)}</Term>
        )}
        <Term name={t('case.channel')}>{label('channel', channel)}</Term>
        <Term name={t('case.residence')}>{label('residence', residence)}</Term>
        {domain === undefined ? null : (
          <Term name={t('case.saidDomain')}>{label('domain', domain)}</Term>
        )}
        <Term name={t('case.saidGrounds')}>{all('ground', coding.grounds)}</Term>
        <Term name={t('handover.natures')}>{all('nature', coding.natures)}</Term>
        {coding.care_categories.length === 0 ? null : (
          <Term name={t('handover.care')}>{all('care_category', coding.care_categories)}</Term>
        )}
      </Terms>
    </Part>
  );
}

function PeoplePart({ people }: { people: NonNullable<HandoverDocument['people']> }) {
  const { t } = useTranslation();
  const { label } = useCodeLabels();
  return (
    <Part code="PEOPLE">
      {people.length === 0 ? <p className="soft">{t('handover.nothingThere')}</p> : null}
      <ul className="stack">
        {people.map(({ role, name, note }) => (
          <li key={[role, name, note].join()}>
            <p>
              <strong>{label('party_role', role)}</strong>
              {name === undefined ? null : (
                <>
                  {': '}
                  <bdi>{name}</bdi>
                </>
              )}
            </p>
            {note === undefined ? null : (
              <p className="timeline-note" dir="auto">
                {note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface TalkProps {
  conversation: NonNullable<HandoverDocument['conversation']>;
  language: string | undefined;
}

function TalkPart({ conversation, language }: TalkProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Part code="CONVERSATION">
      {conversation.length === 0 ? <p className="soft">{t('case.noMessages')}</p> : null}
      <ol className="messages">
        {conversation.map(({ at, by, text }) => {
          const moment = new Date(at * 1_000).toISOString();
          return (
            <li
              key={[at, by, text].join()}
              className="message"
              data-sender={by === 'POINT' ? 'worker' : 'reporter'}
            >
              <p className="message-head">
                <strong>{t(by === 'POINT' ? 'case.worker' : 'case.reporter')}</strong>
                <time dateTime={moment}>{format.moment(moment)}</time>
              </p>
              <p className="message-text" lang={language} dir="auto">
                {text}
              </p>
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

function FilesPart({ files }: { files: NonNullable<HandoverDocument['files']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Part code="FILES">
      {files.length === 0 ? <p className="soft">{t('handover.nothingThere')}</p> : null}
      <ul className="files">
        {files.map(({ stream, name, bytes, media_type: type }) => (
          <li key={stream}>
            <p className="file-name">
              <bdi>{name}</bdi>
            </p>
            <p className="soft">
              <bdi>{type}</bdi> · {format.size(bytes)}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}
