import { type SigningKey, stepName, whoName } from '@nabij/protocol';
import { type Term, termsOf } from '../../cases/deadlines/terms.ts';
import { type QrSquares, qrSquares } from '../../system/qr-squares.ts';
import type { OpenReport } from '../follow/open-report.ts';
import { localeOf } from '../pages/local-time.ts';
import type { Point } from '../pages/shell.ts';
import { codeAddress, proofAddress } from '../receipt/qr.ts';
import { signReceipt } from '../receipt/signed-receipt.ts';
import type { Language, Texts } from '../texts.ts';

interface Part {
  title: string;
  lines: string[];
}

/** What somebody takes along from the desk: what the page of a receipt says, in their language. */
export interface Sheet {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  filed: string;
  code: { label: string; qr: QrSquares; qrLabel: string };
  parts: Part[];
  proof: Part & { qr: QrSquares; qrLabel: string };
}

/** A filing as it is handed over. */
export interface Handed {
  readonly report: OpenReport;
  readonly code: string;
  readonly now: Date;
}

export async function sheetFor(
  texts: Texts,
  { point, key }: { point: Point; key: SigningKey },
  handed: Handed,
): Promise<Sheet> {
  const { t, list, language, direction } = texts;
  const { report, code } = handed;
  const { number, receivedAt } = report.case;
  const proof = await signReceipt({ key, point }, report, code);
  const where = t('receipt.where', { name: point.name, address: `${point.url}/follow` });
  return {
    language,
    direction,
    title: t('receipt.title'),
    filed: [
      t('receipt.number', { number }),
      t('receipt.received', { date: dateIn(language, receivedAt) }),
    ].join(' · '),
    code: {
      label: t('receipt.code'),
      qr: qrSquares(codeAddress(point.url, code)),
      qrLabel: t('receipt.qr'),
    },
    parts: [
      { title: t('receipt.use'), lines: [where, ...list('receipt.uses'), ...list('receipt.care')] },
      nextPart(texts, point, handed),
      whoPart(texts, point, report.ownerName),
    ],
    proof: {
      title: t('receipt.proof.title'),
      lines: [
        t('receipt.proof.lead'),
        t('receipt.proof.check', { address: `${point.url}/verify` }),
      ],
      qr: qrSquares(proofAddress(point.url, proof), 'L'),
      qrLabel: t('receipt.proof.qr'),
    },
  };
}

function nextPart(texts: Texts, { country }: Point, { report, now }: Handed): Part {
  const { t, list } = texts;
  const { case: it, filing } = report;
  const timed = { ...it, request: filing.request, firstAnswer: undefined };
  const terms = termsOf(timed, country, now).filter(({ state }) => state === 'coming');
  const promised = terms.some(({ promise }) => promise) ? [t('receipt.promise')] : [];
  return {
    title: t('receipt.next'),
    lines: [
      ...list(`receipt.steps.${filing.request}`),
      ...terms.map((term) => termLine(texts, term)),
      ...promised,
    ],
  };
}

function termLine({ t, language }: Texts, { due, step, who }: Term): string {
  const by = t('receipt.by', { date: dateIn(language, new Date(due)) });
  return `${by}: ${stepName(step, language)} (${whoName(who, language)})`;
}

function whoPart({ t }: Texts, point: Point, ownerName: string | null): Part {
  const { name, phone, hours, address } = point;
  const ways = [
    phone && t('receipt.phone', { phone }),
    hours && t('receipt.hours', { hours }),
    address && t('receipt.address', { address }),
  ];
  const who = ownerName ? t('receipt.worker', { name: ownerName }) : t('receipt.team', { name });
  return { title: t('receipt.who'), lines: [who, ...ways.flatMap((way) => (way ? [way] : []))] };
}

function dateIn(language: Language, day: Date): string {
  const form = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(localeOf({ language }), form).format(day);
}
