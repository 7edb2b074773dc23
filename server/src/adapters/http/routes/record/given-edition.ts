import { EditionKey, Line, may, type MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { principalOf } from '../../../../application/kit/acting.ts';
import type { SignedIn } from '../../../../application/sign-in/sessions.ts';
import type { Edition } from '../../../../domain/record/edition.ts';
import type { RecordParts } from './record-parts.ts';

/** Which edition of a recording is asked for; without it, all that who asks may have. */
export const OfEdition = z.strictObject({ edition: EditionKey.optional() });

/** What a page adds to the address of a piece that has grown, so that its browser asks anew. */
export const Anew = OfEdition.extend({ v: Line(0, 40).optional() });

interface Asked {
  readonly params: { readonly meetingId: MeetingId };
  /** A key, or `open` for what is given to whoever may not play what is withheld. */
  readonly query: { readonly edition?: string | undefined };
  readonly signedIn: SignedIn | null;
}

/** The edition that whoever asks is given, by their right as it is now. Refuses with `recording-withheld` where they ask for another one, and with `record-unreadable`. */
export const givenEdition = async (
  { params: { meetingId }, query, signedIn }: Asked,
  { editions, standings }: Pick<RecordParts, 'editions' | 'standings'>,
): Promise<Edition> => {
  const principal = principalOf(signedIn);
  const part = await standings.part(principal, meetingId);
  return editions.given(meetingId, may(principal, 'playWithheld', { part, grants: [] }), query.edition);
};
