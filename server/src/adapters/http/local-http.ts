import { Refusal } from '@diem-cau/shared';
import express, { type Express, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import type { LocalDoor } from '../../application/demo/local-door.ts';
import { sendRefusal } from './refusing.ts';
import { createHttp, refusing, type HttpDeps } from './http.ts';

/** Names of this machine by which a browser on it asks; any other name comes from a page that had itself resolved to it. */
const ownNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/u;

/** What the local port needs to know. */
export interface LocalHttpDeps extends HttpDeps {
  readonly door: Pick<LocalDoor, 'enterRoom' | 'ticketToDesk' | 'enterDesk'>;
  readonly demoPort: number;
}

const OfDoor = z.object({ secret: z.string().max(200) });
/** Refuses with `wrong-token` what can be no secret. */
const secretOf = (params: unknown): string => {
  const { data } = OfDoor.safeParse(params);
  if (data === undefined) throw new Refusal('wrong-token');
  return data.secret;
};

/**
 * What a demo hub answers without TLS, to this machine alone: browsers trust `http://localhost` as they trust https. All that is answered
 * over https, and the door through which the visitor comes in as the district's room.
 */
export const createLocalHttp = (deps: LocalHttpDeps): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (ownNames.test(request.headers.host ?? '')) next();
    else sendRefusal(new Refusal('forbidden'), request, response, deps.logger);
  });
  const { door, demoPort } = deps;
  const leadTo =
    (open: (request: Request) => Promise<{ readonly to: string; readonly cookie?: string }>): RequestHandler =>
    async (request, response) => {
      try {
        const { to, cookie } = await open(request);
        if (cookie !== undefined) response.set('Set-Cookie', cookie);
        response.set('Cache-Control', 'no-store').redirect(303, to);
      } catch (error) {
        sendRefusal(error, request, response, deps.logger);
      }
    };
  // Room and desk are two browsers' worth of sessions: under two names of this machine they do not take each other's place.
  app.get(
    '/demo/desk',
    leadTo(async ({ headers }) => ({
      to: `http://127.0.0.1:${demoPort}/demo/desk/${await door.ticketToDesk(headers.cookie)}`,
    })),
  );
  app.get(
    '/demo/desk/:secret',
    leadTo(async ({ params }) => ({ to: '/meetings', cookie: await door.enterDesk(secretOf(params)) })),
  );
  app.get(
    '/demo/:secret',
    leadTo(async ({ params, headers, socket }) => ({
      to: '/',
      cookie: await door.enterRoom(secretOf(params), {
        address: socket.remoteAddress ?? 'unknown',
        userAgent: headers['user-agent'] ?? '',
        cookieHeader: headers.cookie,
      }),
    })),
  );
  app.use(createHttp(deps));
  app.use(refusing(deps));
  return app;
};
