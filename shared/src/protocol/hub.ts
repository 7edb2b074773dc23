import { z } from 'zod';
import { Profile } from '../settings/profile.ts';
import { MediaParameters } from '../meeting/media.ts';
import { OpenMeeting } from '../meeting/view.ts';
import { Principal } from '../kit/roles.ts';
import { Instant } from '../kit/time.ts';

const Nothing = z.strictObject({});

/**
 * Which protocol a hub and its pages speak: raised with each change by which a page of before would not hear what it is told. A page that
 * finds another one loads itself anew.
 */
export const protocolVersion = 4;

/** Requests to the hub itself. */
export const hubRequests = {
  /** The first request of each connection: who am I, what is open, which codecs does the hub speak. */
  'hub.hello': {
    params: Nothing,
    result: z.strictObject({
      protocol: z.literal(protocolVersion),
      me: Principal,
      /** By the hub's clock; in a meeting that is open to the page by the time by which its facts are dated, which nobody can set. */
      now: Instant,
      /** By how many milliseconds the clock, which was set meanwhile, is ahead of that. */
      clockAheadMs: z.int(),
      routerRtpCapabilities: MediaParameters,
      openMeetings: z.array(OpenMeeting),
      ...Profile.shape,
      /** IANA name of the zone in which times are shown. */
      timeZone: z.string(),
      /** A meeting that is open longer than so many milliseconds was probably forgotten. */
      usualLongestMs: z.int(),
    }),
  },
} as const;

/** Notices of the hub to every connection. */
export const hubNotices = {
  /** The list of open meetings changed. */
  'hub.openMeetings': z.strictObject({ openMeetings: z.array(OpenMeeting) }),
  /** Written reports were called for, or can be given no more: an endpoint looks at its own again. */
  'hub.reportsChanged': Nothing,
  /** The sign-in ended: signed out elsewhere, account locked, enrolment revoked or gone to another PC. The socket closes after it. */
  'hub.signedOut': z.strictObject({ cause: z.enum(['signed-out', 'revoked', 'replaced']) }),
} as const;

/** Tasks of every connection. */
export const hubTasks = {
  /** Takes note that the hub ends in order, and is mostly back within seconds, with its meetings. The socket closes after it. */
  'hub.goingAway': z.strictObject({}),
} as const;
