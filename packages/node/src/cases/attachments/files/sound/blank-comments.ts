const VORBIS = Buffer.from('\x03vorbis', 'latin1');
const OPUS = Buffer.from('OpusTags', 'latin1');
const LENGTH = 4;
const SPACE = 0x20;

/**
 * Blanks a packet of comments (Vorbis I §5.2, RFC 7845 §5.2) in place: no comments, and as its
 * program a name of as many spaces as there were bytes, so that its length stays.
 * @returns false if it is none
 */
export function blankComments(packet: Buffer): boolean {
  const isVorbis = packet.subarray(0, VORBIS.length).equals(VORBIS);
  if (!isVorbis && !packet.subarray(0, OPUS.length).equals(OPUS)) return false;
  const from = isVorbis ? VORBIS.length : OPUS.length;
  // the number of comments, and with Vorbis a bit that says that it ends
  const end = packet.length - LENGTH - (isVorbis ? 1 : 0);
  const spaces = end - from - LENGTH;
  if (spaces < 0) return false;
  packet.fill(0, from);
  packet.writeUInt32LE(spaces, from);
  packet.fill(SPACE, from + LENGTH, end);
  if (isVorbis) packet[packet.length - 1] = 1;
  return true;
}
