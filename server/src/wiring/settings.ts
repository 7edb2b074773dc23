import { dayOf } from '../application/kit/days.ts';
import { marksGround } from '../application/record/marks-ground.ts';
import { Calendar } from '../application/settings/calendar.ts';
import { HubProfile } from '../application/settings/hub-profile.ts';
import { ParameterKeeping } from '../application/settings/parameters.ts';
import { RecordingRules } from '../application/settings/recording-rules.ts';
import type { Data } from './data.ts';
import type { Start } from './start.ts';

/** What an office sets: whose hub it is, its calendar, the parameters of its reports, how meetings are recorded; and by what meetings are marked. */
export const openSettings = async ({ config, clock, logger }: Start, { storage, sampleData }: Data) => {
  const { ledgers, directory, files } = storage;
  const { timeZone } = config;
  const profile = await HubProfile.open({ ledgers, files, clock, atStart: config.profile, sampleData });
  const calendar = new Calendar(ledgers, clock);
  const parameters = new ParameterKeeping(ledgers, directory, clock);
  return {
    profile,
    hubName: (): string => profile.now.hubName,
    calendar,
    parameters,
    recordingRules: new RecordingRules(ledgers, clock, logger),
    ground: async () => marksGround(timeZone, await calendar.workingDays(), await parameters.table()),
    /** The usual longest length of a meeting today, in milliseconds. */
    longestMs: async () =>
      marksGround(timeZone, new Map(), await parameters.table()).longestMs(dayOf(clock.now(), timeZone)),
  };
};

/** What was opened of the settings. */
export type Settings = Awaited<ReturnType<typeof openSettings>>;
