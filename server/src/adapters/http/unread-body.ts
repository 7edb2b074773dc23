import type { Request, Response } from 'express';

/** A body up to this is thrown away as it comes, so that any browser gets to read its refusal; in bytes. */
const mostThrownAway = 1024 * 1024;

/** What is going to come; without end where the request does not say. */
const announced = ({ headers }: Request): number => {
  if (headers['transfer-encoding'] !== undefined) return Infinity;
  return Number(headers['content-length'] ?? 0);
};

/**
 * Takes no more of a large body in that nobody has begun to read: its request was refused before. The connection ends with the answer.
 * Throwing it away would cost the hub as much as reading it, for somebody who need not even be signed in.
 */
export const leaveUnread = (request: Request, response: Response): void => {
  if (request.complete || request.readableDidRead || announced(request) <= mostThrownAway) return;
  response.set('Connection', 'close');
  // Whoever has begun to read is not drained by the platform when the answer is out.
  request.read(0);
  request.pause();
};
