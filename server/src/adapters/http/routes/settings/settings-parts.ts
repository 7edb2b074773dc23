import type { Calendar } from '../../../../application/settings/calendar.ts';
import type { HubProfile } from '../../../../application/settings/hub-profile.ts';
import type { ParameterKeeping } from '../../../../application/settings/parameters.ts';
import type { RecordingRules } from '../../../../application/settings/recording-rules.ts';

/** What the routes of the settings speak to. */
export interface SettingsParts {
  readonly profile: HubProfile;
  readonly calendar: Calendar;
  readonly parameters: ParameterKeeping;
  readonly recordingRules: RecordingRules;
}
