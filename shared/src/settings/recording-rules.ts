import { z } from 'zod';
import { Instant } from '../kit/time.ts';
import { MeetingType, RecordingChoice, RecordingDays, meetingPolicies, recordingDays } from './meeting-types.ts';

/** How meetings of a type are recorded, and for how many days after its closing that is kept where nobody decides otherwise; null for good. */
export const RecordingRule = z.strictObject({ recording: RecordingChoice, days: RecordingDays.nullable() });
export type RecordingRule = z.infer<typeof RecordingRule>;

/** Sets the rule of a type, or with null gives it back to what the program says. Meetings that were opened before keep theirs. */
export const RecordingRuleChange = z.strictObject({ type: MeetingType, rule: RecordingRule.nullable() });
export type RecordingRuleChange = z.infer<typeof RecordingRuleChange>;

/** The rule of each type as it holds now, and all that was said of them, the newest first. */
export const RecordingRulesBody = z.strictObject({
  rules: z.array(
    RecordingRule.extend({
      type: MeetingType,
      /** Empty where nobody set it: then it is the program's own. */
      by: z.string(),
      at: Instant.nullable(),
    }),
  ),
  history: z.array(RecordingRuleChange.extend({ by: z.string(), at: Instant })),
});
export type RecordingRulesBody = z.infer<typeof RecordingRulesBody>;

/** The program's own rule for a type. */
export const usualRecordingRule = (type: MeetingType): RecordingRule => {
  const { recording, recordingDays: days = recordingDays } = meetingPolicies[type];
  return { recording, days };
};

/**
 * Whether a meeting is recorded, by the rule of its type and what its opening wishes: a rule that says always or never leaves nothing to wish for.
 * @param wish missing where the opening leaves it to the type
 */
export const recordingChosen = (rule: RecordingRule, wish: RecordingChoice | undefined): RecordingChoice =>
  rule.recording === 'chair-decides' ? (wish ?? rule.recording) : rule.recording;
