import type { AccountKeeping } from '../../../../application/sign-in/accounts.ts';
import type { ApiTokens } from '../../../../application/sign-in/api-tokens.ts';
import type { EnrolmentKeeping } from '../../../../application/sign-in/enrolments.ts';
import type { PanelPairing } from '../../../../application/sign-in/panel-pairing.ts';
import type { Sessions } from '../../../../application/sign-in/sessions.ts';
import type { SignIn } from '../../../../application/sign-in/sign-in.ts';
import type { HubProfile } from '../../../../application/settings/hub-profile.ts';

/** What the routes of signing in speak to. */
export interface SignInParts {
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly enrolments: EnrolmentKeeping;
  readonly panelPairing: PanelPairing;
  readonly accounts: AccountKeeping;
  readonly apiTokens: ApiTokens;
  readonly profile: Pick<HubProfile, 'now'>;
  /** IANA name of the zone in which pages show times. */
  readonly timeZone: string;
  /** Port of the plain server that hands out the CA. */
  readonly certificatePort: number;
}
