import { grantsOf, type MeetingPolicy } from '@diem-cau/shared';

/** A sentence about a policy, by the name of its words. */
export interface PolicySentence {
  readonly key:
    | 'microphone-closed'
    | 'microphone-withheld'
    | 'microphone-none'
    | 'camera-on'
    | 'camera-off'
    | 'camera-none'
    | 'screen-none'
    | 'longest'
    | 'no-longest';
  /** Only in `longest`. */
  readonly hours: number;
}

/** What a type of meeting prescribes, as sentences for whoever opens it. */
export const policySentences = (policy: MeetingPolicy): PolicySentence[] => {
  const grants = grantsOf(policy);
  return [
    {
      key: grants.includes('sendMicrophone') ? `microphone-${policy.microphoneAtJoining}` : 'microphone-none',
      hours: 0,
    },
    { key: grants.includes('sendCamera') ? `camera-${policy.cameraAtJoining}` : 'camera-none', hours: 0 },
    ...(grants.includes('sendScreen') ? [] : [{ key: 'screen-none', hours: 0 } as const]),
    policy.usualLongestMinutes === null
      ? { key: 'no-longest', hours: 0 }
      : { key: 'longest', hours: policy.usualLongestMinutes / 60 },
  ];
};
