import { RecordingRuleChange, RecordingRulesBody } from '@diem-cau/shared';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { SettingsParts } from './settings-parts.ts';

const route = routesOf<SettingsParts>();

/** Which types of meeting are recorded, and for how long that is kept. */
export const recordingRuleRoutes = [
  route({
    method: 'GET',
    path: '/api/recording-rules',
    access: 'readRecordingRules',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: RecordingRulesBody,
    refuses: ['record-unreadable'],
    summary: 'How meetings of each type are recorded, for how many days that is kept, and what was said of it before.',
    handle: async (_, parts) => json(await parts.recordingRules.body()),
  }),
  route({
    method: 'POST',
    path: '/api/recording-rules',
    access: 'keepRecordingRules',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: RecordingRuleChange,
    result: RecordingRulesBody,
    refuses: ['record-unreadable'],
    summary:
      'Sets the rule of a type, or with null gives it back to the program; meetings that were opened before keep theirs.',
    handle: async ({ body, signedIn }, parts) => json(await parts.recordingRules.change(body, actorOf(signedIn))),
  }),
];
