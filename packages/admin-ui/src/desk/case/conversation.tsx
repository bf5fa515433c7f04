import { useTranslation } from 'react-i18next';
import type { CaseDetail, Message } from '../../api/cases.ts';
import { useFormat } from '../../format/use-format.ts';
import { useStandsStill } from './handover/stand-still.tsx';
import { ReplyBox } from './reply-box.tsx';
import type { Acting } from './use-act.ts';

/** What reporter and worker wrote to one another, oldest first, and the box to answer in. */
export function Conversation({ shown, acting }: { shown: CaseDetail; acting: Acting }) {
  const { t } = useTranslation();
  const isFrozen = useStandsStill();
  return (
    <section className="card" aria-labelledby="conversation">
      <h2 id="conversation">{t('case.conversation')}</h2>
      {shown.messages.length === 0 ? (
        <p className="soft">{t('case.noMessages')}</p>
      ) : (
        <Messages messages={shown.messages} language={shown.language} />
      )}
      {shown.moves.includes('reply') ? (
        <ReplyBox shown={shown} acting={acting} />
      ) : (
        <p className="soft">{whyNot()}</p>
      )}
    </section>
  );

  function whyNot(): string {
    if (isFrozen) return t('problem.case-frozen');
    if (shown.state === 'MERGED') return t('flow.mergedTalk');
    if (!shown.moves.includes('take')) return t('case.replyClosed');
    return shown.ownerName === null
      ? t('case.replyFirstTake')
      : t('flow.helpersTalk', { name: shown.ownerName });
  }
}

/** Messages as they were written, without a way to answer. */
export function Messages({
  messages,
  language,
}: {
  messages: readonly Message[];
  language: string;
}) {
  return (
    <ol className="messages">
      {messages.map((message) => (
        <MessageItem key={message.id} message={message} language={language} />
      ))}
    </ol>
  );
}

function MessageItem({ message, language }: { message: Message; language: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const who = message.sender === 'reporter' ? t('case.reporter') : t('case.worker');
  const name = message.name === null ? who : `${message.name} (${who})`;
  return (
    <li className="message" data-sender={message.sender}>
      <p className="message-head">
        <strong>{name}</strong>
        <time dateTime={message.at}>{format.moment(message.at)}</time>
      </p>
      <p className="message-text" lang={language} dir="auto">
        {message.text}
      </p>
    </li>
  );
}
