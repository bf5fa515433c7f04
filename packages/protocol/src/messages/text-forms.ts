import { z } from 'zod';
import { decodeBase64url } from '../base64url.ts';
import { isCode, type ListName } from '../codes/code-list.ts';
import { isLanguageTag } from '../point-facts.ts';

/** Text of people, whole as they wrote it: 1 to so many Unicode code points, line breaks included. */
export function textSchema(longest: number) {
  return z.string().min(1).max(longest);
}

/** A code of a list; which of them may still be chosen is for who chooses. */
export function codeSchema(list: ListName) {
  return z.string().refine((code) => isCode(list, code));
}

/** Codes of a list, each once. */
export function codesSchema(list: ListName, most: number) {
  return z
    .array(codeSchema(list))
    .max(most)
    .refine((codes) => new Set(codes).size === codes.length);
}

/** A SHA-256 digest, base64url without padding. */
export const digestSchema = z.string().refine((text) => decodeBase64url(text)?.byteLength === 32);

/** A BCP 47 tag in its one form, such as `nl` or `ar-MA`. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  .refine(isLanguageTag);

/** A compact JWE; its inside is checked by whoever opens it. */
export const sealedSchema = z.string().regex(/^[\w-]+(\.[\w-]+){4}$/);
