import { CheckHour, type Day, type EndpointId, type Instant } from '@diem-cau/shared';
import { isCheckHour } from '../../../domain/meeting/checks/check-hour.ts';
import { dayOf } from '../../kit/days.ts';
import { localTime } from '../../kit/local-time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Settings } from '../../ports/settings.ts';

const setting = 'check-hour';
const lookEveryMs = 20_000;

/** Whoever was checked within this time is not asked by the hour, in milliseconds. */
const freshMs = 3_600_000;

/** Whether somebody was checked just now. What is dated ahead was kept while the clock was wrong, and says nothing. */
export const isFresh = ({ at }: { readonly at: Instant }, now: Instant): boolean => at > now - freshMs && at <= now;

interface CheckHoursPorts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly logger: Pick<Logger, 'warn'>;
  /** Has endpoints checked that are there and not on this list; gives those that it asked. */
  readonly ask: (butNot: ReadonlySet<EndpointId>) => Promise<readonly EndpointId[]>;
}

/** Each morning from the set hour on, every endpoint that stands on its waiting page is asked once to check itself. */
export class CheckHours {
  readonly #ports: CheckHoursPorts;
  #hour: CheckHour = null;
  #timer: NodeJS.Timeout | null = null;
  /** Those that were asked on this day. */
  #asked: { readonly day: Day; readonly endpoints: Set<EndpointId> } = { day: '', endpoints: new Set() };

  constructor(ports: CheckHoursPorts) {
    this.#ports = ports;
  }

  get hour(): CheckHour {
    return this.#hour;
  }

  /** Reads the hour and goes by it; what is stored and is none counts as none. */
  async start(): Promise<void> {
    this.#follow(CheckHour.safeParse(await this.#ports.settings.read(setting)).data ?? null);
  }

  /** Sets the hour, null for never. */
  async set(hour: CheckHour): Promise<void> {
    await this.#ports.settings.write(setting, hour ?? '');
    this.#follow(hour);
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #follow(hour: CheckHour): void {
    this.close();
    this.#hour = hour;
    if (hour !== null)
      this.#timer = setInterval(
        () =>
          void this.#look().catch((error: unknown) =>
            this.#ports.logger.warn({ err: error }, 'checks could not be asked for at their hour'),
          ),
        lookEveryMs,
      ).unref();
  }

  async #look(): Promise<void> {
    const { clock, timeZone, ask } = this.#ports;
    const now = clock.now();
    if (!isCheckHour(this.#hour, localTime(timeZone).clock(now).slice(0, 5))) return;
    const day = dayOf(now, timeZone);
    if (this.#asked.day !== day) this.#asked = { day, endpoints: new Set() };
    const { endpoints } = this.#asked;
    for (const endpointId of await ask(endpoints)) endpoints.add(endpointId);
  }
}
