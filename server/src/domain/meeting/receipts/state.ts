import { namedWorkLength, type AssignedWork, type ConclusionId, type EndpointId, type Instant } from '@diem-cau/shared';

/** A conclusion that stands at endpoints. */
export interface SentConclusion {
  readonly assigned: AssignedWork;
  /** Whom it concerns, in the directory's order. */
  readonly to: readonly EndpointId[];
  /** When it was sent as it stands now. */
  readonly sentAt: Instant;
  readonly received: ReadonlyMap<EndpointId, Instant>;
  /** How it stood when an endpoint received it before it was changed. */
  readonly before: ReadonlyMap<EndpointId, AssignedWork>;
}

/** Those that stand at endpoints, in the order in which they were sent as they read now. */
export type Receipts = ReadonlyMap<ConclusionId, SentConclusion>;

/** Whether two say the same. */
export const sameWork = (a: AssignedWork, b: AssignedWork): boolean =>
  a.work === b.work &&
  a.leadUnit === b.leadUnit &&
  a.deadline === b.deadline &&
  a.cooperatingUnits.join('\n') === b.cooperatingUnits.join('\n');

/** How the work begins, where it is only named. */
export const namedWork = ({ work }: Pick<AssignedWork, 'work'>): string => {
  const line = work.replace(/\s+/gu, ' ');
  return line.length <= namedWorkLength ? line : `${line.slice(0, namedWorkLength - 1)}…`;
};
