import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oggChecksum, soundFiles } from '../../../../../../../test/sound-files.ts';
import { cleanFile } from '../clean-file.ts';
import { cleanSound } from './clean-sound.ts';

const WORDS = 'Bo Wandel +52.1326+005.2913/ Geheimtoestel 9';
const SECRETS = ['Bo W', 'Wandel', '+52.1326', 'Geheim', 'MADE', 'EDIT', 'appl', 'CRC!', 'ARTIST'];
const FILES = Object.entries(soundFiles(WORDS));
const clean = (bytes: Uint8Array, type: string) => Buffer.from(cleanSound(bytes, type));

describe.each(FILES)('%s', (_, { type, bytes, sound }) => {
  it('loses what it says of its maker', () => {
    expect(bytes.includes(WORDS)).toBe(true);
    const kept = clean(bytes, type);
    for (const secret of SECRETS) expect([secret, kept.includes(secret)]).toEqual([secret, false]);
  });

  it('keeps its sound, and where it refers to places, those too', () => {
    const kept = clean(bytes, type);
    const moves = type === 'audio/wav' || type === 'audio/mpeg';
    for (const piece of sound) {
      expect(kept.includes(piece)).toBe(true);
      if (!moves) expect(kept.indexOf(piece)).toBe(bytes.indexOf(piece));
    }
  });

  it('stays as it is when it is clean, and the given bytes are not touched', () => {
    const before = Buffer.from(bytes);
    const kept = clean(bytes, type);
    expect(clean(kept, type).equals(kept)).toBe(true);
    expect(bytes.equals(before)).toBe(true);
  });

  it('is known, and cleaned when it comes in', async () => {
    const kept = await cleanFile({ name: 'x', bytes });
    expect([kept.type, Buffer.from(kept.bytes).includes(WORDS)]).toEqual([type, false]);
  });

  it('is cleaned or refused, whatever was done to it', () => {
    const place = fc.nat({ max: bytes.length - 1 });
    const change = fc.tuple(place, fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), place, (changes, cut) => {
        const other = Buffer.from(bytes);
        for (const [at, byte] of changes) other[at] = byte;
        expect(outcome(other, type)).toMatch(/^(kept|broken)$/);
        expect(outcome(other.subarray(0, cut), type)).toMatch(/^(kept|broken)$/);
      }),
      { numRuns: 300 },
    );
  });
});

function outcome(bytes: Uint8Array, type: string): string | undefined {
  try {
    return cleanSound(bytes, type).length <= bytes.length ? 'kept' : 'longer';
  } catch (error) {
    return (error as { fault?: string }).fault;
  }
}

it.each([...new Set(FILES.map(([, { type }]) => type))])('%s of any bytes is refused', (type) => {
  const starts = FILES.map(([, { bytes }]) => bytes.subarray(0, 12));
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
      expect(outcome(rest, type)).toMatch(/^(kept|broken)$/);
      expect(outcome(Buffer.concat([start, rest]), type)).toMatch(/^(kept|broken)$/);
    }),
    { numRuns: 300 },
  );
});

describe('what is written anew', () => {
  const file = (name: string) => soundFiles(WORDS)[name] ?? expect.fail(name);

  it('has right checksums on the pages of Ogg', () => {
    for (const name of ['opus', 'vorbis']) {
      const kept = clean(file(name).bytes, 'audio/ogg');
      const starts = [...kept.toString('latin1').matchAll(/OggS\0/g)].map(({ index }) => index);
      expect(starts.length).toBeGreaterThan(5);
      for (const [n, at] of starts.entries()) {
        const page = Buffer.from(kept.subarray(at, starts[n + 1]));
        const told = page.readUInt32LE(22);
        page.writeUInt32LE(0, 22);
        expect(told).toBe(oggChecksum(page));
      }
    }
  });

  it('has a right length of WAV', () => {
    const kept = clean(file('wav').bytes, 'audio/wav');
    expect(kept.readUInt32LE(4)).toBe(kept.length - 8);
    expect(kept.length).toBe(12 + 24 + 8 + 502);
  });

  it('is nothing but frames of MP3', () => {
    const { bytes, sound } = file('mp3');
    expect(clean(bytes, 'audio/mpeg')).toEqual(sound[0]);
  });

  it('loses a tag of MP3 that has a foot, before and behind the sound', () => {
    const frames = file('mp3').sound[0] ?? expect.fail();
    const mark = (name: string) => Buffer.from(`${name}\x04\0\x10\0\0\0\x2c`, 'latin1');
    const tag = Buffer.concat([mark('ID3'), Buffer.from(WORDS), mark('3DI')]);
    expect(clean(Buffer.concat([tag, tag, frames, tag]), 'audio/mpeg')).toEqual(frames);
  });

  it('is as long as it was, of MP4 and of recorded WebM', () => {
    for (const name of ['m4a', 'fragmented', 'recorded']) {
      const { bytes, type } = file(name);
      expect(clean(bytes, type).length).toBe(bytes.length);
    }
  });
});

describe('refused as broken', () => {
  const text = (it: string) => Buffer.from(it, 'latin1');
  it.each([
    ['a track of places', 'm4a', 'hdlr\0\0\0\0\0\0\0\0soun', 'hdlr\0\0\0\0\0\0\0\0meta'],
    ['another codec in Ogg', 'opus', 'OpusHead', '\x7fFLAC\x01\0\0'],
    ['another codec in WebM', 'webm', 'A_OPUS', 'A_FLAC'],
    ['a track of words in WebM', 'webm', '\x83\x81\x02', '\x83\x81\x11'],
    ['WAV without a format', 'wav', 'fmt ', 'fmx '],
  ])('%s', (...[, name, from, to]) => {
    const { bytes, type } = soundFiles(WORDS)[name] ?? expect.fail(name);
    const at = bytes.indexOf(text(from));
    expect(at).toBeGreaterThan(0);
    const other = Buffer.from(bytes);
    other.set(text(to), at);
    expect([outcome(bytes, type), outcome(other, type)]).toEqual(['kept', 'broken']);
  });
});
