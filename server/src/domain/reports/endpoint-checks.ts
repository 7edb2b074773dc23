import {
  checkHoldsMs,
  type EndpointBody,
  type EndpointCheck,
  type EndpointId,
  type Instant,
  type ReportedChecks,
  type ReportedMeeting,
} from '@diem-cau/shared';

/** A check before a meeting, as far as a report tells of it. */
export type CountedCheck = Pick<EndpointCheck, 'endpointId' | 'at' | 'passed' | 'beginner'>;

/** Checks of endpoints, of each the newest first. */
export class ChecksOfPeriod {
  readonly #byEndpoint: ReadonlyMap<EndpointId, readonly CountedCheck[]>;

  /** @param checks the newest first */
  constructor(checks: readonly CountedCheck[]) {
    this.#byEndpoint = Map.groupBy(checks, ({ endpointId }) => endpointId);
  }

  /**
   * How many of these endpoints tested themselves in the time for which a check holds before a meeting was opened, and how many of them passed
   * the last time; undefined where none did.
   */
  before(openedAt: Instant, endpoints: readonly Pick<EndpointBody, 'endpointId'>[]): ReportedMeeting['checks'] {
    const last = endpoints.flatMap(
      ({ endpointId }) =>
        this.#byEndpoint.get(endpointId)?.find(({ at }) => at <= openedAt && at > openedAt - checkHoldsMs) ?? [],
    );
    return last.length === 0 ? undefined : { made: last.length, passed: last.filter(({ passed }) => passed).length };
  }

  /** The checks of each of these endpoints between two instants; undefined where there was none at all. */
  counted(
    endpoints: readonly Pick<ReportedChecks, 'endpointId' | 'name' | 'unit'>[],
    isWithin: (at: Instant) => boolean,
  ): readonly ReportedChecks[] | undefined {
    const rows = endpoints.map((endpoint): ReportedChecks => {
      const made = (this.#byEndpoint.get(endpoint.endpointId) ?? []).filter(({ at }) => isWithin(at));
      const [last] = made;
      const lastPassed = made.find(({ passed }) => passed);
      return {
        ...endpoint,
        made: made.length,
        passed: made.filter(({ passed }) => passed).length,
        last: last === undefined ? null : { at: last.at, passed: last.passed, beginner: last.beginner },
        lastPassed: lastPassed === undefined ? null : { at: lastPassed.at, beginner: lastPassed.beginner },
      };
    });
    return rows.every(({ made }) => made === 0) ? undefined : rows;
  }
}
