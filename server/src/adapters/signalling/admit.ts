import { Refusal } from '@diem-cau/shared';
import type { Sessions, SignedIn } from '../../application/sign-in/sessions.ts';

const endedRefusals = { revoked: 'enrolment-revoked', replaced: 'enrolment-replaced' } as const;

/** What of the sessions says who is let in. */
export type AdmittingSessions = Pick<Sessions, 'recognise' | 'endedEnrolment' | 'endedPanel'>;

/** Who this cookie lets in. Refuses with `not-signed-in`, or by what ended it (`enrolment-revoked`, `panel-ended` …) what was more once. */
export const admit = async (cookieHeader: string | undefined, sessions: AdmittingSessions): Promise<SignedIn> => {
  const signedIn = await sessions.recognise(cookieHeader);
  if (signedIn !== null) return signedIn;
  if ((await sessions.endedPanel(cookieHeader)) !== null) throw new Refusal('panel-ended');
  const ended = await sessions.endedEnrolment(cookieHeader);
  throw new Refusal(ended === null ? 'not-signed-in' : endedRefusals[ended.cause]);
};
