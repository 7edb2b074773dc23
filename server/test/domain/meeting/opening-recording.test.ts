import { MeetingType, RecordingChoice, RecordingDays, recordingChosen, usualRecordingRule } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMeeting } from '../../../src/domain/meeting/opening.ts';
import { hubActor, opened, refusalCode } from '../../support/meetings.ts';

const rules = fc.record({
  recording: fc.constantFrom(...RecordingChoice.options),
  days: fc.option(fc.integer({ min: 1, max: 3_650 })),
});
const wishes = fc.option(fc.constantFrom(...RecordingChoice.options), { nil: undefined });

const openedBy = (rule: { recording: RecordingChoice; days: number | null }, wish: RecordingChoice | undefined) => {
  const first = opened();
  if (first.type !== 'meetingOpened') throw new Error('no opening');
  const directory = new Map(first.expected.map((each) => [each.endpointId, each]));
  const named = { directory, hostUnit: null, secretary: null, deputy: null, seed: 's', gallerySeconds: null };
  const request = { title: 'Giao ban', type: 'giao-ban' as const, expected: [...directory.keys()] };
  const [event] = openMeeting(
    { ...request, holdsNoStateSecret: true, ...(wish === undefined ? {} : { recording: wish }) },
    { ...named, recordingRule: rule },
    first.meetingId,
    hubActor,
  );
  return event?.type === 'meetingOpened' ? event.policy : expect.fail();
};

describe('how a meeting is recorded', () => {
  it('is what the rule of its type says, and what the opening wishes where that leaves the choice', () => {
    fc.assert(
      fc.property(rules, wishes, (rule, wish) => {
        const isAgainst = rule.recording !== 'chair-decides' && wish !== undefined && wish !== rule.recording;
        if (isAgainst) {
          const code = rule.recording === 'always' ? 'recording-required' : 'recording-forbidden';
          expect(refusalCode(() => openedBy(rule, wish))).toBe(code);
          return;
        }
        const policy = openedBy(rule, wish);
        expect(policy.recordingDays).toBe(rule.days);
        expect(policy.recording).toBe(recordingChosen(rule, wish));
        expect(policy.recording).toBe(rule.recording === 'chair-decides' ? (wish ?? 'chair-decides') : rule.recording);
      }),
    );
  });

  it('is the chair’s decision for each type, and kept within the bounds, where nobody has set a rule', () => {
    for (const type of MeetingType.options) {
      const { recording, days } = usualRecordingRule(type);
      expect(recording).toBe('chair-decides');
      expect(RecordingDays.parse(days)).toBe(type === 'hop-thu' ? 7 : 90);
    }
  });
});
