import { randomBytes } from 'node:crypto';

/** Small whole files of sound, with words in every place where programs write about themselves. */
export interface SoundFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** What must stay: the sound, in the pieces in which it lies there. */
  readonly sound: readonly Buffer[];
}

export function soundFiles(words: string): Record<string, SoundFile> {
  return {
    mp3: mp3(words),
    wav: wav(words),
    m4a: m4a(words),
    fragmented: fragmented(words),
    opus: ogg(words, 'opus'),
    vorbis: ogg(words, 'vorbis'),
    webm: webm(words, false),
    recorded: webm(words, true),
  };
}

const be32 = (number: number) => {
  const it = Buffer.alloc(4);
  it.writeUInt32BE(number);
  return it;
};
const le32 = (number: number) => Buffer.from(be32(number)).reverse();
const raw = (text: string) => Buffer.from(text, 'latin1');

function mp3(words: string): SoundFile {
  const frames = [1, 2, 3].map(() =>
    Buffer.concat([Buffer.from('fffb9064', 'hex'), randomBytes(413).fill(0, 0, 32)]),
  );
  const id3 = Buffer.concat([raw('ID3\x04\0\0\0\0\x01\0'), raw(words.padEnd(128))]);
  const apeHead = (flags: number) =>
    Buffer.concat([
      raw('APETAGEX'),
      le32(2000),
      le32(32 + words.length),
      le32(1),
      le32(flags),
      Buffer.alloc(8),
    ]);
  const ape = Buffer.concat([apeHead(0xa0000000), raw(words), apeHead(0x80000000)]);
  const said = raw(`LYRICSBEGININD00002${words}`);
  const lyrics = Buffer.concat([said, raw(`${String(said.length).padStart(6, '0')}LYRICS200`)]);
  const old = raw(`TAG${words}`.padEnd(128, '\0').slice(0, 128));
  const bytes = Buffer.concat([id3, ...frames, raw(words), ...frames, ape, lyrics, old]);
  return { type: 'audio/mpeg', bytes, sound: [Buffer.concat([...frames, ...frames])] };
}

function wav(words: string): SoundFile {
  const data = randomBytes(501);
  const chunk = (id: string, content: Buffer) =>
    Buffer.concat([raw(id), le32(content.length), content, Buffer.alloc(content.length % 2)]);
  const format = Buffer.from('0100010040 1f00008 03e0000 0200 1000'.replaceAll(' ', ''), 'hex');
  const hidden = ['bext', 'iXML', 'cart', 'id3 ', 'LIST', '_PMX', 'junk'].map((id) =>
    chunk(id, raw(words)),
  );
  const body = Buffer.concat([
    ...[raw('WAVE'), ...hidden.slice(0, 3), chunk('fmt ', format), chunk('data', data)],
    ...hidden.slice(3),
  ]);
  const bytes = Buffer.concat([raw('RIFF'), le32(body.length), body, raw(words)]);
  return { type: 'audio/wav', bytes, sound: [chunk('data', data), chunk('fmt ', format)] };
}

const box = (type: string, ...content: Buffer[]) =>
  Buffer.concat([be32(8 + Buffer.concat(content).length), raw(type), ...content]);

function movie(words: string, extra: readonly Buffer[] = []): Buffer {
  const hidden = () => [
    box('udta', box('\xa9nam', raw(words)), box('\xa9xyz', raw(words))),
    box('meta', raw(words)),
    box('uuid', raw(words)),
  ];
  const times = (length: number) =>
    Buffer.concat([be32(0), raw('MADE'), raw('EDIT'), Buffer.alloc(length)]);
  const handler = box(
    'hdlr',
    be32(0),
    be32(0),
    raw('soun'),
    raw('appl'),
    Buffer.alloc(8),
    raw(words),
  );
  const file = box('dinf', box('dref', be32(0), be32(1), box('url ', be32(0), raw(words))));
  const table = box(
    'stbl',
    box('stsd', Buffer.alloc(8)),
    box('stco', be32(0), be32(1), be32(40)),
    ...hidden(),
  );
  const media = box(
    'mdia',
    box('mdhd', times(12)),
    handler,
    box('minf', box('smhd', be32(0)), file, table),
    ...hidden(),
  );
  const track = box('trak', box('tkhd', times(72)), media, ...hidden());
  return box('moov', box('mvhd', times(88)), track, ...hidden(), ...extra);
}

function m4a(words: string): SoundFile {
  const data = box('mdat', randomBytes(300));
  const bytes = Buffer.concat([
    ...[box('ftyp', raw('M4A '), be32(0), raw('M4A mp42')), box('free', raw(words)), data],
    ...[movie(words), box('uuid', raw(words)), box('meta', raw(words)), raw('\0\0\0')],
  ]);
  return { type: 'audio/mp4', bytes, sound: [data] };
}

function fragmented(words: string): SoundFile {
  const data = box('mdat', randomBytes(300));
  const fragment = box(
    'moof',
    box('mfhd', be32(0), be32(1)),
    box('traf', box('tfhd', be32(0), be32(1)), box('uuid', raw(words))),
  );
  const bytes = Buffer.concat([
    ...[
      box('ftyp', raw('iso5'), be32(1), raw('iso5mp42')),
      movie(words, [box('mvex', box('trex', Buffer.alloc(24)))]),
    ],
    ...[fragment, data, box('emsg', raw(words)), fragment, data],
  ]);
  return { type: 'audio/mp4', bytes, sound: [data] };
}

/** The pages of one stream, each of one packet, but for a long one that goes over several. */
function pages(packets: readonly Buffer[]): Buffer[] {
  const made: Buffer[] = [];
  const page = (lacing: number[], body: Buffer, flags: number) => {
    const head = Buffer.concat([
      raw('OggS\0'),
      Buffer.of(flags),
      Buffer.alloc(8),
      le32(77),
      le32(made.length),
    ]);
    const whole = Buffer.concat([head, le32(0), Buffer.of(lacing.length, ...lacing), body]);
    whole.writeUInt32LE(oggChecksum(whole), 22);
    made.push(whole);
  };
  for (const packet of packets) {
    for (let at = 0; at <= packet.length; at += 510) {
      const part = packet.subarray(at, at + 510);
      const lacing =
        part.length === 510
          ? [255, 255]
          : [...(part.length >= 255 ? [255] : []), part.length % 255];
      page(lacing, part, (at > 0 ? 1 : 0) | (made.length === 0 ? 2 : 0));
    }
  }
  return made;
}

/** Bit by bit (RFC 3533 §6), unlike the program that is tested. */
export function oggChecksum(page: Buffer): number {
  let rest = 0n;
  for (const byte of page) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const top = (rest >> 31n) ^ BigInt((byte >> bit) & 1);
      rest = ((rest << 1n) & 0xffffffffn) ^ (top ? 0x04c11db7n : 0n);
    }
  }
  return Number(rest);
}

function comments(start: string, words: string, end: string): Buffer {
  const one = (text: string) => Buffer.concat([le32(text.length), raw(text)]);
  const list = [`ARTIST=${words}`, `METADATA_BLOCK_PICTURE=${words.repeat(40)}`].map(one);
  return Buffer.concat([raw(start), one(`maker ${words}`), le32(list.length), ...list, raw(end)]);
}

const OPUS_HEAD = raw(`OpusHead\x01\x01${'\0'.repeat(9)}`);

function ogg(words: string, kind: 'opus' | 'vorbis'): SoundFile {
  const sound = [randomBytes(200), randomBytes(600)];
  const start =
    kind === 'opus'
      ? [OPUS_HEAD, comments('OpusTags', words, words)]
      : [
          raw(`\x01vorbis${'\0'.repeat(23)}`),
          comments('\x03vorbis', words, '\x01'),
          raw('\x05vorbis set-up'),
        ];
  const all = pages([...start, ...sound]);
  const bytes = Buffer.concat([...all, raw(`junk ${words}`)]);
  return { type: 'audio/ogg', bytes, sound: all.slice(-3) };
}

const OPEN = Buffer.from('01ffffffffffffff', 'hex');
const element = (id: string, ...content: Buffer[]) => {
  const all = Buffer.concat(content);
  // as short as may be, as programs write them
  const size = all.length < 127 ? Buffer.of(0x80 | all.length) : be32(0x10000000 | all.length);
  return Buffer.concat([Buffer.from(id, 'hex'), size, all]);
};

function webm(words: string, isLive: boolean): SoundFile {
  const text = raw(words);
  const crc = element('bf', raw('CRC!'));
  const head = element('1a45dfa3', element('4282', raw('webm')), element('ec', text));
  const info = element(
    '1549a966',
    ...[
      crc,
      element('2ad7b1', Buffer.of(15, 66, 64)),
      element('4d80', text),
      element('5741', text),
    ],
    ...[
      element('7ba9', text),
      element('4461', raw('MADEDATE')),
      element('73a4', text),
      element('7384', text),
    ],
  );
  const vorbis = comments('\x03vorbis', words.slice(0, 4), '\x01');
  const laces = [...Array(Math.floor(vorbis.length / 255)).fill(255), vorbis.length % 255];
  const set = Buffer.concat([Buffer.of(2, 30, ...laces), Buffer.alloc(30), vorbis, raw('set-up')]);
  const track = (codec: string, own: Buffer) =>
    element(
      'ae',
      ...[element('d7', Buffer.of(1)), element('83', Buffer.of(2)), element('536e', text)],
      ...[element('86', raw(codec)), element('258688', text), element('63a2', own)],
    );
  const tracks = element('1654ae6b', track('A_OPUS', OPUS_HEAD), track('A_VORBIS', set));
  const block = element('a3', randomBytes(300));
  const inside = [element('e7', Buffer.of(1)), element('ec', text), block];
  const cluster = isLive
    ? Buffer.concat([Buffer.from('1f43b675', 'hex'), OPEN, ...inside])
    : element('1f43b675', ...inside);
  const tags = ['1254c367', '1941a469', '1043a770', 'ec'].map((id) => element(id, text));
  const parts = [element('114d9b74', Buffer.alloc(9)), info, tracks, cluster, ...tags, cluster];
  const segment = isLive
    ? Buffer.concat([Buffer.from('18538067', 'hex'), OPEN, ...parts])
    : Buffer.concat([element('18538067', ...parts), text]);
  return { type: 'audio/webm', bytes: Buffer.concat([head, segment]), sound: [block] };
}
