import { MeetingType, RecordingRule, type Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** What the administrator said of a type of meeting; the last word on a type counts. */
export const RecordingRuleFact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('recordingRuleSet'),
    meetingType: MeetingType,
    rule: RecordingRule,
    actor: Actor,
  }),
  z.strictObject({ type: z.literal('recordingRuleCleared'), meetingType: MeetingType, actor: Actor }),
]);
export type RecordingRuleFact = z.infer<typeof RecordingRuleFact>;

/** A rule that was set, by whom and when. */
export interface SetRule {
  readonly rule: RecordingRule;
  readonly actor: Actor;
  readonly at: Instant;
}

/** The rules on which the last word is not that the program decides. */
export const setRules = (facts: readonly StampedFact<RecordingRuleFact>[]): ReadonlyMap<MeetingType, SetRule> => {
  const rules = new Map<MeetingType, SetRule>();
  for (const { at, fact } of facts) {
    if (fact.type === 'recordingRuleSet') rules.set(fact.meetingType, { rule: fact.rule, actor: fact.actor, at });
    else rules.delete(fact.meetingType);
  }
  return rules;
};
