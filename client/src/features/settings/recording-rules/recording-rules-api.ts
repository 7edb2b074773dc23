import { RecordingRulesBody, type RecordingRuleChange } from '@diem-cau/shared';
import { getJson, sendJson } from '../../../core/http.ts';

/** The rule of each type of meeting, and what was said before. */
export const loadRecordingRules = (signal: AbortSignal): Promise<RecordingRulesBody> =>
  getJson('/api/recording-rules', RecordingRulesBody, { signal });

/** Sets the rule of a type, or gives it back to the program; answers with all of them. */
export const changeRecordingRule = (change: RecordingRuleChange): Promise<RecordingRulesBody> =>
  sendJson('POST', '/api/recording-rules', change, RecordingRulesBody);
