/**
 * Decodes base64url that is the one spelling of its bytes. Padding, `+` and `/`, whitespace, an
 * impossible length and trailing bits that are not zero (RFC 4648, section 3.5) give undefined.
 * @param text - one JavaScript character per byte
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
