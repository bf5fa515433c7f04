import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../canonical.ts';
import type { Envelope } from '../envelope.ts';
import { type DecryptionKey, importDecryptionKey } from '../sealed/encryption-key.ts';
import { sealContent } from '../sealed/sealed-content.ts';
import { OTHER_TOWN, TOWN } from '../testing/actors.ts';
import { NOW_SECONDS } from '../testing/vector.ts';
import { openMessage } from './open-message.ts';
import { splitStream } from './parts.ts';
import { readMessage } from './read-message.ts';

const CONSENT = '9b2d7c1e-3f4a-4d5b-8c6e-7f8091a2b3c4';
const QUESTION = { from: 'Geeske', to: 'Jan', question: 'Who pays for a bed?' };

let key: DecryptionKey;
beforeAll(async () => {
  key = await importDecryptionKey(OTHER_TOWN.encryption.privateJwk);
});

/** A verified message of the town that seals this. */
async function message(type: Envelope['type'], content: JsonObject): Promise<Envelope> {
  const members = {
    iss: TOWN.entityId,
    aud: OTHER_TOWN.entityId,
    jti: '0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10',
    iat: NOW_SECONDS,
    exp: NOW_SECONDS + 60,
    type,
    ref: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41',
    seq: 0,
  };
  const consent = type === 'handover-content' ? { consent: CONSENT } : {};
  const to = key.publicJwk;
  const sealed = await sealContent({ message: members, ...consent, content, to });
  return { ...members, body: { ...consent, sealed } };
}

describe('openMessage', () => {
  it('opens a question, which its reading took too', async () => {
    const asked = await message('consultation-question', QUESTION);
    expect(readMessage(asked)).toMatchObject({ ok: true });
    expect(await openMessage(asked, [key])).toEqual({
      ok: true,
      message: { type: 'consultation-question', content: QUESTION },
    });
  });

  it('opens a part of a case, under its consent', async () => {
    const [part] = splitStream(0, Buffer.from('{}'));
    const sent = await message('handover-content', { ...part });
    expect(await openMessage(sent, [key])).toMatchObject({ ok: true, message: { content: part } });
    const other = { ...sent, body: { ...sent.body, consent: sent.jti } };
    expect(await openMessage(other, [key])).toEqual({ ok: false, reason: 'content-unreadable' });
  });

  it('refuses content of another form, and content of another class', async () => {
    const asked = await message('consultation-question', { ...QUESTION, reporter: 'x' });
    expect(await openMessage(asked, [key])).toEqual({ ok: false, reason: 'message-invalid' });
    const good = await message('consultation-question', QUESTION);
    const moved: Envelope = { ...good, type: 'consultation-answer' };
    expect(await openMessage(moved, [key])).toEqual({ ok: false, reason: 'content-unreadable' });
  });

  it('refuses what seals nothing', async () => {
    const good = await message('consultation-question', QUESTION);
    const offer: Envelope = { ...good, type: 'handover-offer' };
    expect(await openMessage(offer, [key])).toEqual({ ok: false, reason: 'type-unknown' });
    const open: Envelope = { ...good, body: QUESTION };
    expect(await openMessage(open, [key])).toEqual({ ok: false, reason: 'message-invalid' });
    expect(await openMessage(good, [])).toEqual({ ok: false, reason: 'content-unreadable' });
  });
});
