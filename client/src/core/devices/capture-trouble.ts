/**
 * Why a camera or a microphone gives nothing: not allowed by the person or the system, none plugged in, in use by another programme,
 * none that fits, pulled out while in use, or anything else.
 */
export type CaptureTrouble = 'denied' | 'missing' | 'busy' | 'unfit' | 'unplugged' | 'failed';

/** Reads the error of `getUserMedia`; names by the Media Capture specification and, for old browsers, their own. */
export const captureTrouble = (error: unknown): CaptureTrouble => {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'denied';
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
