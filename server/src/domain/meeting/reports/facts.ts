import { Day, ReportStanding } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/** What communes reported in writing, before the meeting or while it goes on. */
export const reportFacts = [
  /** How these communes stand by the reports that were called for that day; those that were known are replaced. */
  z.strictObject({ type: z.literal('reportsTaken'), day: Day, reports: z.array(ReportStanding), actor: Actor }),
] as const;
