import { chairActs } from './meeting/chair-acts.ts';
import { deskActs } from './meeting/desk-acts.ts';
import { chairFloor as floor } from './meeting/chair-floor.ts';
import { admin } from './directory/directory.ts';
import { apiTokens } from './sign-in/api-tokens.ts';
import { calendar } from './settings/calendar.ts';
import { conclusions } from './papers/conclusions.ts';
import { desk } from './kit/desk.ts';
import { signedDocuments } from './papers/signed-documents.ts';
import { opening } from './meeting/opening.ts';
import { papers } from './papers/papers.ts';
import { parameters } from './settings/parameters.ts';
import { people } from './people/people.ts';
import { profile } from './settings/profile.ts';
import { recordingRules } from './settings/recording-rules.ts';
import { records } from './record/records.ts';
import { refusals } from './kit/refusals.ts';
import { reports } from './reports/reports.ts';
import { rollCall } from './record/roll-call.ts';
import { stage } from './meeting/stage.ts';
import { tasks } from './papers/tasks.ts';

/** The English texts of the desk pages, by topic: nobody waits for them who only joins a meeting. */
export const deskPages = {
  acts: { ...chairActs, ...deskActs },
  floor,
  stage,
  desk,
  refusals,
  opening,
  admin,
  records,
  'roll-call': rollCall,
  papers,
  conclusions,
  tasks,
  'signed-documents': signedDocuments,
  reports,
  people,
  profile,
  parameters,
  calendar,
  'recording-rules': recordingRules,
  'api-tokens': apiTokens,
} as const;
