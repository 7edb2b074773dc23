import { Refusal } from '@diem-cau/shared';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { answering } from './answering.ts';
import { sendRefusal } from './refusing.ts';
import { awayWorkerFile } from './away-worker-file.ts';
import { clientFiles } from './client-files.ts';
import { withinBudget } from './http-budgets.ts';
import type { HubParts } from './hub-parts.ts';
import { plainRoutes, routes } from './registry.ts';
import type { Route } from './route.ts';
import type { ServingParts } from './serving-parts.ts';
import { securityHeaders } from './security-headers.ts';
import { ownAddressOnly } from './unknown-address-page.ts';
import { leaveUnread } from './unread-body.ts';

export interface HttpDeps extends HubParts {
  /** The built client. */
  readonly clientDir: string;
  /** Whether browsers may keep the client's page that waits while the hub is away. */
  readonly awayPage: boolean;
  /** Whether browsers are told to use nothing but HTTPS for this host; never where PCs need the private CA. */
  readonly strictTransport: boolean;
}

/** An Express application that sends only what its routes say. */
const bareApp = (parts: ServingParts, strictTransport: boolean): Express => {
  const app = express();
  app.disable('x-powered-by');
  // No answer of a route is kept by a browser, so that a fingerprint of all its bytes would serve nobody.
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(securityHeaders(strictTransport));
  app.use(withinBudget(parts));
  return app;
};

/** Puts routes of the registry on an application. */
const addRoutes = (app: Express, routes: readonly Route<HubParts>[], parts: HubParts): void => {
  for (const route of routes) {
    const handler = answering(route, parts);
    switch (route.method) {
      case 'GET':
        app.get(route.path, handler);
        break;
      case 'POST':
        app.post(route.path, handler);
        break;
      case 'PATCH':
        app.patch(route.path, handler);
        break;
      case 'DELETE':
        app.delete(route.path, handler);
        break;
    }
  }
};

/** The last one: whatever was thrown becomes a refusal. Express tells an error handler by its four parameters. */
export const refusing =
  ({ logger }: Pick<ServingParts, 'logger'>): ErrorRequestHandler =>
  (error, request, response, _next) => {
    leaveUnread(request, response);
    sendRefusal(error, request, response, logger);
  };

/** All that the hub answers over HTTPS, apart from its sockets: the routes of the registry, and the client's files. */
export const createHttp = (deps: HttpDeps): Express => {
  const app = bareApp(deps, deps.strictTransport);
  app.use(compression());
  addRoutes(app, routes, deps);
  app.use('/api', () => {
    throw new Refusal('unknown-request');
  });
  app.use(ownAddressOnly(deps));
  app.use(awayWorkerFile(deps.awayPage));
  app.use(clientFiles(deps.clientDir, deps.sampleData));
  app.use(() => {
    throw new Refusal('not-found');
  });
  app.use(refusing(deps));
  return app;
};

/**
 * What the plain port answers: the CA and its page, which a new PC needs before it can trust anything; all else goes to HTTPS, under
 * the hub's own name by which it was asked, and under none that a request invents.
 */
export const createPlainHttp = (deps: HubParts): Express => {
  const app = bareApp(deps, false);
  addRoutes(app, plainRoutes, deps);
  app.use((request, _, next) => {
    // What was sent here was sent in the open: it is not to be sent again as if nothing had happened.
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal('unknown-request');
    next();
  });
  app.use(ownAddressOnly(deps));
  app.use((request, response) => {
    const name = deps.origins.hostOf(request.headers.host);
    if (name === null) throw new Refusal('unknown-address', deps.origins.addresses());
    response.redirect(307, `${deps.origins.addressOf(name)}${request.originalUrl}`);
  });
  app.use(refusing(deps));
  return app;
};
