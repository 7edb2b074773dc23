import { EnrolmentLook, SessionBody, type EnrolmentKey } from '@diem-cau/shared';
import { sendJson } from '../../../core/http.ts';

/** Which endpoint a link or code is for, or why it is spent; uses nothing up. */
export const lookAtEnrolment = (key: EnrolmentKey): Promise<EnrolmentLook> =>
  sendJson('POST', '/api/enrolments/look', key, EnrolmentLook);

/** Makes this browser the endpoint's; spends the link or code. */
export const redeemEnrolment = (key: EnrolmentKey): Promise<SessionBody> =>
  sendJson('POST', '/api/enrolments/redeem', key, SessionBody);
