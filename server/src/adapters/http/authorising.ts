import { MeetingId, Refusal, may, rights, type Principal, type Right } from '@diem-cau/shared';
import type { Request } from 'express';
import type { SignedIn } from '../../application/sign-in/sessions.ts';
import type { Route } from './route.ts';
import type { ServingParts } from './serving-parts.ts';

/** Whether the browser says that a page of the hub itself asks; programs that are no browser say nothing. */
const isFromOwnPage = (
  { headers, secure: encrypted }: Request,
  { origins }: Pick<ServingParts, 'origins'>,
): boolean => {
  const { origin, host } = headers;
  if (origin !== undefined) return origins.isOwnPage({ origin, host, encrypted });
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};

/** Whether the right is there by the part that somebody has in the meeting that the address names. */
const mayInMeeting = async (
  principal: Principal,
  right: Right,
  { params, query }: Request,
  { standings }: Pick<ServingParts, 'standings'>,
): Promise<boolean> => {
  if (rights[right].ofMeeting === undefined) return false;
  const meetingId = MeetingId.safeParse(params['meetingId'] ?? query['meetingId']);
  if (!meetingId.success) return false;
  if (principal.onlyIn !== undefined && principal.onlyIn !== meetingId.data) return false;
  return may(principal, right, { part: await standings.part(principal, meetingId.data), grants: [] });
};

/** Who asks for a route that they may ask for; null where nobody needs to be known. Refuses everybody else. */
export const authorise = async (
  route: Route,
  request: Request,
  parts: Pick<ServingParts, 'sessions' | 'apiTokens' | 'origins' | 'standings'>,
): Promise<SignedIn | null> => {
  if (route.method !== 'GET' && !isFromOwnPage(request, parts)) {
    const known = request.headers.origin === undefined || parts.origins.hostOf(request.headers.host) !== null;
    throw known ? new Refusal('forbidden') : new Refusal('unknown-address', parts.origins.addresses());
  }
  const { access, alsoByToken, beforePasswordChange } = route;
  if (access === 'anyone') return null;
  const { authorization } = request.headers;
  if (access === 'api-token' || (alsoByToken && authorization !== undefined)) {
    await parts.apiTokens.check(/^Bearer (\S{1,200})$/u.exec(authorization ?? '')?.[1] ?? '');
    return null;
  }
  const signedIn = await parts.sessions.recognise(request.headers.cookie);
  if (signedIn === null) throw new Refusal('not-signed-in');
  const { principal } = signedIn;
  if (principal.kind === 'account' && principal.mustChangePassword && !beforePasswordChange)
    throw new Refusal('password-change-needed');
  if (!may(principal, access) && !(await mayInMeeting(principal, access, request, parts)))
    throw new Refusal(principal.onlyIn === undefined ? 'forbidden' : 'panel-only-here');
  return signedIn;
};
