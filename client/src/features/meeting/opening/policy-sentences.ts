import type { MeetingPolicy } from '@diem-cau/shared';

/** A sentence about a policy, by the name of its words. */
export interface PolicySentence {
  readonly key: 'microphone-closed' | 'microphone-withheld' | 'camera-on' | 'camera-off' | 'longest' | 'no-longest';
  /** Only in `longest`. */
  readonly hours: number;
}

/** What a type of meeting prescribes, as sentences for whoever opens it. */
export const policySentences = (policy: MeetingPolicy): PolicySentence[] => [
  { key: `microphone-${policy.microphoneAtJoining}`, hours: 0 },
  { key: `camera-${policy.cameraAtJoining}`, hours: 0 },
  policy.usualLongestMinutes === null
    ? { key: 'no-longest', hours: 0 }
    : { key: 'longest', hours: policy.usualLongestMinutes / 60 },
];
