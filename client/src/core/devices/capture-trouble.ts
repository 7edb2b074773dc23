import type { SourceTrouble } from '@diem-cau/shared';

/**
 * Why a camera or a microphone gives nothing: not allowed by the person or by the system, none plugged in, in use by another programme,
 * none that fits, pulled out while in use, or anything else.
 */
export type CaptureTrouble = Extract<
  SourceTrouble,
  'denied' | 'blocked' | 'missing' | 'busy' | 'unfit' | 'unplugged' | 'failed'
>;

/** Chromium's words for a camera or a microphone that Windows or macOS keeps from the browser. */
const bySystem = /by system/iu;

/** Reads the error of `getUserMedia`; names by the Media Capture specification and, for old browsers, their own. */
export const captureTrouble = (error: unknown): CaptureTrouble => {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return error instanceof Error && bySystem.test(error.message) ? 'blocked' : 'denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'busy';
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'unfit';
    default:
      return 'failed';
  }
};
