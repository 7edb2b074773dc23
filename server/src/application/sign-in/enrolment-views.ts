import type { EndpointEnrolment, EndpointId, EnrolledPc, Instant, RefusalCode } from '@diem-cau/shared';
import { browserWords } from '../../domain/sign-in/browser-words.ts';
import type { Enrolment } from '../ports/accounts.ts';
import { isInForce } from './sessions.ts';

/** Whether a link may still be used. */
export const isOpenLink = (enrolment: Enrolment, now: Instant): boolean =>
  enrolment.redeemedAt === null && enrolment.revokedAt === null && now < enrolment.expiresAt;

/** Why a link does nothing any more, and since when. */
export interface SpentLink {
  readonly state: 'used' | 'expired' | 'replaced' | 'revoked';
  readonly at: Instant;
}

/** Null for a link that is open. What was done to it counts before what time did. */
export const spentLink = (enrolment: Enrolment, now: Instant): SpentLink | null => {
  const { redeemedAt, revokedAt, endedBy, expiresAt } = enrolment;
  if (redeemedAt !== null) return { state: 'used', at: redeemedAt };
  if (revokedAt !== null) return { state: endedBy === 'replaced' ? 'replaced' : 'revoked', at: revokedAt };
  return now < expiresAt ? null : { state: 'expired', at: expiresAt };
};

/** The refusal of a link that is spent. */
export const spentLinkRefusal: Readonly<Record<SpentLink['state'], RefusalCode>> = {
  used: 'link-used',
  expired: 'link-expired',
  replaced: 'link-replaced',
  revoked: 'link-revoked',
};

/** A PC that is enrolled, as a technician knows it; null for an enrolment that is not in force. */
const enrolledPc = (enrolment: Enrolment): EnrolledPc | null => {
  const { enrolmentId, purpose, redeemedAt, madeBy, createdAt, usedBy, lastSeenAt } = enrolment;
  if (redeemedAt === null || !isInForce(enrolment)) return null;
  return {
    enrolmentId,
    purpose,
    since: redeemedAt,
    madeBy,
    madeAt: createdAt,
    ...browserWords(usedBy?.userAgent ?? ''),
    address: usedBy?.address ?? null,
    lastSeenAt,
  };
};

/** Who holds an endpoint, and which link waits for a PC. */
export const endpointEnrolment = (
  enrolments: readonly Enrolment[],
  endpointId: EndpointId,
  now: Instant,
): EndpointEnrolment => {
  const own = enrolments.filter((each) => each.endpointId === endpointId);
  const pcs = own.map(enrolledPc).filter((pc) => pc !== null);
  const link = own.find((each) => isOpenLink(each, now));
  return {
    pcs: pcs.sort((a, b) => a.since - b.since),
    link:
      link === undefined
        ? null
        : {
            enrolmentId: link.enrolmentId,
            purpose: link.purpose,
            madeBy: link.madeBy,
            madeAt: link.createdAt,
            expiresAt: link.expiresAt,
          },
  };
};
