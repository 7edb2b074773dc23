import { Refusal } from '@diem-cau/shared';
import type { Sessions, SignedIn } from '../../application/sign-in/sessions.ts';

const endedRefusals = { revoked: 'enrolment-revoked', replaced: 'enrolment-replaced' } as const;

/** Who this cookie lets in. Refuses with `not-signed-in`, or by what ended it (`enrolment-revoked` …) a PC that was enrolled once. */
export const admit = async (
  cookieHeader: string | undefined,
  sessions: Pick<Sessions, 'recognise' | 'endedEnrolment'>,
): Promise<SignedIn> => {
  const signedIn = await sessions.recognise(cookieHeader);
  if (signedIn !== null) return signedIn;
  const ended = await sessions.endedEnrolment(cookieHeader);
  throw new Refusal(ended === null ? 'not-signed-in' : endedRefusals[ended.cause]);
};
