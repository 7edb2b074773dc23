import { AccountId, EnrolmentId, MeetingId, PanelId } from '@diem-cau/shared';
import { z } from 'zod';
import type { SessionCookies } from '../../src/application/ports/session-cookies.ts';

const Times = z.object({ sessionId: z.string(), issuedAt: z.int(), expiresAt: z.int() });
const Claims = z.discriminatedUnion('kind', [
  Times.extend({ kind: z.literal('account'), accountId: AccountId, generation: z.int() }),
  Times.extend({ kind: z.literal('enrolment'), enrolmentId: EnrolmentId }),
  Times.extend({ kind: z.literal('panel'), meetingId: MeetingId, panelId: PanelId }),
]);

/** Sessions as bare JSON, without a signature: a test may write what it likes. */
export const fakeCookies: SessionCookies = {
  read(cookieHeader, now) {
    if (cookieHeader === undefined || cookieHeader === '') return null;
    const claims = Claims.parse(JSON.parse(cookieHeader));
    return claims.expiresAt > now ? claims : null;
  },
  write: (claims) => JSON.stringify(claims),
  earlier: () => null,
  cleared: [''],
};
