import { debriefingMinutes, type Instant } from '@diem-cau/shared';
import { foldMeeting } from '../fold.ts';
import type { Meeting } from '../meeting.ts';

/**
 * The conference of the circle with which a meeting was closed: a discussion with every right to send, led by the room alone, which nobody
 * else can be added to. It is on no record. Null where the meeting was closed for all.
 */
export const debriefingOf = ({ meetingId, course, seats, debriefing: { began } }: Meeting): Meeting | null => {
  if (began === null || course.phase.phase !== 'closed') return null;
  const { since: closedAt } = course.phase;
  const expected = began.circle.flatMap(({ endpointId }) => {
    const endpoint = seats.get(endpointId)?.endpoint;
    // Only pages that were in the meeting move here by themselves: another PC of the endpoint stands where nobody may be.
    return endpoint === undefined ? [] : [{ ...endpoint, joinsByItself: false }];
  });
  const { delegatesMay: _all, ...policy } = course.policy;
  const meeting = foldMeeting([
    {
      seq: 1,
      at: closedAt,
      event: {
        type: 'meetingOpened',
        meetingId: began.debriefingId,
        title: course.title,
        meetingType: course.type,
        // Whatever its meeting's type says: nothing of it is kept.
        policy: { ...policy, recording: 'never', microphoneAtJoining: 'closed' },
        expected,
        maxEndpoints: expected.length,
        holdsNoStateSecret: true,
        actor: { by: 'hub' },
      },
    },
  ]);
  if (meeting === null) throw new Error(`no debriefing of meeting ${meetingId}`);
  const endsAt: Instant = closedAt + debriefingMinutes * 60_000;
  return {
    ...meeting,
    // Its time goes on as its meeting's did.
    course: { ...meeting.course, clockAheadMs: course.clockAheadMs },
    debriefing: { ...meeting.debriefing, of: { after: meetingId, closedAt, endsAt, roomAwaySince: closedAt } },
  };
};
