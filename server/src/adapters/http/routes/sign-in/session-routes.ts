import {
  ChangePassword,
  EnrolmentKey,
  EnrolmentLook,
  PanelKey,
  Refusal,
  SessionBody,
  SignIn,
  type Principal,
} from '@diem-cau/shared';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { SignInParts } from './sign-in-parts.ts';

const route = routesOf<SignInParts>();

const sessionBody = (me: Principal | null, { profile, timeZone, certificatePort }: SignInParts): SessionBody => ({
  me,
  ...profile.now,
  timeZone,
  certificatePort,
});

/** Who the browser is, signing in and out, and enrolling a PC. */
export const sessionRoutes = [
  route({
    method: 'GET',
    path: '/api/session',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: SessionBody,
    refuses: ['record-unavailable'],
    summary:
      'Who the browser is, or what it was until it ended; lengthens the session of an enrolled PC. A panel that was paired says in `onlyIn` with which meeting.',
    async handle({ cookieHeader }, parts) {
      const signedIn = await parts.sessions.recognise(cookieHeader);
      if (signedIn !== null)
        return json(sessionBody(signedIn.principal, parts), ...parts.sessions.renewal(cookieHeader));
      const enrolmentEnded = await parts.sessions.endedEnrolment(cookieHeader);
      const panelEnded = await parts.sessions.endedPanel(cookieHeader);
      return json({
        ...sessionBody(null, parts),
        ...(enrolmentEnded === null ? {} : { enrolmentEnded }),
        ...(panelEnded === null ? {} : { panelEnded }),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/session',
    access: 'anyone',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: SignIn,
    result: SessionBody,
    refuses: ['wrong-password', 'one-time-password-expired'],
    summary:
      'Signs a person in. Wrong passwords are slowed down, by user name and address; a browser that is known has its own brake.',
    async handle({ body, address, cookieHeader }, parts) {
      const fresh = await parts.signIn.signIn(body.userName, body.password, address, cookieHeader);
      return json(sessionBody(fresh.principal, parts), fresh.cookie, fresh.markCookie);
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: 'nothing',
    summary:
      'Signs out and ends the sockets of this session; an endpoint’s PC needs a new link after it, a panel a new code.',
    handle: async ({ cookieHeader }, parts) => ({
      kind: 'nothing',
      setCookies: await parts.sessions.signOut(cookieHeader),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/session/password',
    access: 'enter',
    beforePasswordChange: true,
    reads: 'json',
    params: nothing,
    query: nothing,
    body: ChangePassword,
    result: SessionBody,
    refuses: ['wrong-password', 'weak-password', 'common-password'],
    summary: 'Changes one’s own password, ends all sessions of the person and begins a new one.',
    async handle({ body, address, cookieHeader, signedIn }, parts) {
      if (signedIn?.principal.kind !== 'account') throw new Refusal('forbidden');
      const { accountId } = signedIn.principal;
      const { oldPassword, newPassword } = body;
      const fresh = await parts.signIn.changePassword(accountId, { oldPassword, newPassword }, address, cookieHeader);
      return json(sessionBody(fresh.principal, parts), fresh.cookie, fresh.markCookie);
    },
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/look',
    access: 'anyone',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: EnrolmentKey,
    result: EnrolmentLook,
    refuses: ['wrong-token'],
    summary:
      'Says which endpoint a link or code is for, or why it is spent, and uses nothing up. Wrong codes are slowed down.',
    handle: async ({ body, address }, parts) => json(await parts.enrolments.look(body, address)),
  }),
  route({
    method: 'POST',
    path: '/api/enrolments/redeem',
    access: 'anyone',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: EnrolmentKey,
    result: SessionBody,
    refuses: ['wrong-token', 'link-used', 'link-expired', 'link-replaced', 'link-revoked'],
    summary: 'Enrols the browser that holds a link’s token or its code. Wrong codes are slowed down.',
    async handle({ body, ...browser }, parts) {
      const { principal, cookie } = await parts.enrolments.redeem(body, browser);
      return json(sessionBody(principal, parts), cookie);
    },
  }),
  route({
    method: 'POST',
    path: '/api/panels/redeem',
    access: 'anyone',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: PanelKey,
    result: SessionBody,
    refuses: [
      ...(['wrong-panel-code', 'browser-in-use', 'panels-full', 'panel-ended'] as const),
      ...(['meeting-not-open', 'record-unreadable', 'not-expected'] as const),
    ],
    summary:
      'Makes the browser that holds an invitation’s token or its six digits a panel of that meeting, and of nothing else; spends the invitation. Wrong digits are slowed down. A browser that is signed in or enrolled is left as it is.',
    async handle({ body, ...browser }, parts) {
      const { principal, cookie } = await parts.panelPairing.redeem(body, browser);
      return json(sessionBody(principal, parts), cookie);
    },
  }),
];
