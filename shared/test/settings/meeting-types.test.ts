import { describe, expect, test } from 'vitest';
import { MeetingPolicy, MeetingType, meetingPolicies } from '../../src/settings/meeting-types.ts';

describe('types of meeting', () => {
  test.each(MeetingType.options)('%s carries a whole policy', (type) => {
    expect(MeetingPolicy.safeParse(meetingPolicies[type]).success).toBe(true);
  });

  test('a regular briefing lasts half a day at most, a training is heard with its microphones withheld', () => {
    expect(meetingPolicies['giao-ban'].usualLongestMinutes).toBe(240);
    expect(meetingPolicies['tap-huan'].microphoneAtJoining).toBe('withheld');
  });

  test('only an extraordinary meeting and a test need no days of notice', () => {
    const without = MeetingType.options.filter((type) => meetingPolicies[type].invitationWorkingDays === null);
    expect(without).toEqual(['dot-xuat', 'hop-thu']);
  });
});
