import { ResumeSecret } from '@diem-cau/shared';
import { z } from 'zod';
import { nothing, routesOf } from '../../route.ts';
import type { MeetingParts } from './meeting-parts.ts';

const route = routesOf<MeetingParts>();

/** By which a page that is being closed says so: a browser sends this word even when the page is gone, whatever becomes of its socket. */
export const goodbyeRoutes = [
  route({
    method: 'POST',
    path: '/api/goodbye',
    access: 'enter',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: z.strictObject({ secret: ResumeSecret }),
    result: 'nothing',
    summary:
      'Ends the seat that the asking endpoint’s page shows by its secret, since the page is being closed; does nothing where none is held.',
    handle: ({ signedIn, body }, { hub }) => {
      const principal = signedIn?.principal;
      if (principal?.kind === 'endpoint') hub.goodbye(principal.endpointId, body.secret);
      return Promise.resolve({ kind: 'nothing' });
    },
  }),
];
