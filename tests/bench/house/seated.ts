import type { MeetingId } from '@diem-cau/shared';
import type { EnrolledPc } from '../../../server/test/support/district.ts';
import type { Place } from './checkout.ts';
import { LeanPage, modelOf, type Model } from './lean-page.ts';

/** So many pages come in at once where nobody measures it, so that the hub answers each in time. */
const atOnce = 8;

/** Opens a meeting of all endpoints of a place from the room's page, and learns from a commune's how a page comes in. */
export const openedMeeting = async ({ district, pcs }: Place): Promise<{ meetingId: MeetingId; model: Model }> => {
  const room = await district.page(district.room);
  const meetingId = await district.openMeeting(room, {
    expected: pcs.map(({ endpointId }) => endpointId),
    maxEndpoints: pcs.length,
  });
  room.close();
  return { meetingId, model: await modelOf(district, district.commune(0), meetingId) };
};

/** Lean pages of these PCs, seated, with a camera and a shut microphone that are agreed on and send nothing. */
export const seated = async (
  { district, closes }: Place,
  pcs: readonly EnrolledPc[],
  { meetingId, model }: { readonly meetingId: MeetingId; readonly model: Model },
): Promise<LeanPage[]> => {
  const pages: LeanPage[] = [];
  for (let from = 0; from < pcs.length; from += atOnce) {
    const some = pcs.slice(from, from + atOnce).map(async (pc) => {
      const page = await LeanPage.open(district.hub.url, pc, model);
      closes.push(() => page.close());
      await page.join(meetingId);
      await page.connect();
      await page.produce('camera');
      await page.produce('microphone');
      await page.ask('media.closeMicrophone', {});
      return page;
    });
    pages.push(...(await Promise.all(some)));
  }
  return pages;
};
