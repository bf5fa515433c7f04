import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** What citizens see of somebody who works here. */
export interface Card {
  shown: boolean;
  name: string;
  /** What one can come for. */
  line: string;
  /** Address of the photo on this node. */
  photo: string | null;
}

/** Longest name and line that the node takes. */
export const CARD_MAX = { name: 80, line: 120 } as const;

const PATH = '/api/me/card';

export const cardQuery = queryOptions({
  queryKey: ['card'],
  queryFn: ({ signal }) => request<Card>(PATH, { signal }),
});

/** Shows oneself to citizens, or under another name or line. */
export function showCard(card: { name: string; line: string }): Promise<Card> {
  return request<Card>(PATH, { method: 'PUT', body: card });
}

/** Is shown no more; the photo is deleted. */
export function hideCard(): Promise<void> {
  return request<void>(PATH, { method: 'DELETE' });
}

/** @throws ApiProblem `file-not-taken`, `too-large` */
export function sendPhoto(photo: Blob): Promise<Card> {
  return request<Card>(`${PATH}/photo`, { method: 'PUT', file: photo });
}

export function removePhoto(): Promise<Card> {
  return request<Card>(`${PATH}/photo`, { method: 'DELETE' });
}
