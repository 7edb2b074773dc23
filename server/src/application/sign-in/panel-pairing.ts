import { readPanelCode, Refusal, type PanelKey, type Principal } from '@diem-cau/shared';
import { browserWords } from '../../domain/sign-in/browser-words.ts';
import type { Logger } from '../ports/logger.ts';
import type { ComingDevice, PairedPanels } from '../ports/paired-panels.ts';
import type { EnrollingBrowser } from './enrolments.ts';
import type { GuessBrake } from './guess-brake.ts';
import { panelGuessKeys } from './panel-guesses.ts';
import type { Sessions } from './sessions.ts';

export interface PanelPairingPorts {
  readonly panels: Pick<PairedPanels, 'pair'>;
  readonly sessions: Sessions;
  readonly brake: Pick<GuessBrake, 'begin'>;
  readonly logger: Logger;
}

const shownKey = (key: PanelKey): ComingDevice['key'] | null => {
  if ('token' in key) return key;
  const code = readPanelCode(key.code);
  return code === null ? null : { code };
};

/** Makes a browser a panel of a meeting, by the token of a QR code or by six digits. Wrong ones are logged, wrong digits slowed down as well. */
export class PanelPairing {
  readonly #ports: PanelPairingPorts;

  constructor(ports: PanelPairingPorts) {
    this.#ports = ports;
  }

  /**
   * Pairs the browser that shows the key, which is spent by it. One that was a panel is that no longer; one that is anything else is left as it is.
   * Gives the `Set-Cookie` header of its session. Refuses with `wrong-panel-code`, `browser-in-use`, `too-many-requests`, `panel-ended` where it was
   * ended in the very moment, and with what the meeting refuses.
   */
  async redeem(
    key: PanelKey,
    { address, userAgent, cookieHeader }: EnrollingBrowser,
  ): Promise<{ readonly principal: Principal; readonly cookie: string }> {
    const { panels, sessions, logger } = this.#ports;
    const before = await sessions.recognise(cookieHeader);
    if (before !== null && before.principal.onlyIn === undefined) throw new Refusal('browser-in-use');
    const shown = shownKey(key);
    // What can't be a code is a slip of the hand, and no guess.
    if (shown === null) throw new Refusal('wrong-panel-code');
    const guess = this.#ports.brake.begin(panelGuessKeys(key, address));
    const was = sessions.panelOf(cookieHeader);
    const paired = await panels.pair({ key: shown, was, ...browserWords(userAgent) }).catch((error: unknown) => {
      // It was right, whatever became of it.
      guess.right();
      throw error;
    });
    if (paired === null) {
      logger.warn({ address, typed: 'code' in key }, 'wrong code of a panel');
      throw new Refusal('wrong-panel-code');
    }
    guess.right();
    return sessions.openForPanel(paired.meetingId, paired.panel);
  }
}
