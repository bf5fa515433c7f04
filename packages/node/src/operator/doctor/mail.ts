import { smtpMailer } from '../../notices/mailer.ts';
import type { Config } from '../../system/config.ts';
import { type Finding, well, wrong } from './finding.ts';

/** Whether reporters who want it can be mailed that there is news. */
export async function checkMail(config: Config): Promise<Finding[]> {
  if (config.role !== 'point') return [];
  if (!config.mail) return [well('Nobody is offered mail: NABIJ_SMTP_URL is not set.')];
  const mailer = smtpMailer(config.mail);
  const answers = await mailer.answers();
  mailer.close();
  return [
    answers
      ? well('The mail server answers.')
      : wrong('The mail server in NABIJ_SMTP_URL does not answer, or does not let us in.'),
  ];
}
