import type { Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import { attachSignalling } from '../adapters/signalling/signalling.ts';
import type { Hub } from '../application/meeting/hub.ts';
import type { OwnOrigins } from '../application/running/own-origins.ts';
import type { Sessions } from '../application/sign-in/sessions.ts';
import type { Start } from './start.ts';

/** The sockets of the pages that come over one server. */
interface PagesPorts {
  readonly hub: Hub;
  readonly origins: OwnOrigins;
  readonly server: Server | SecureServer;
  readonly sessions: Sessions;
  /** How long their closing may take, in milliseconds. */
  readonly withinMs: number;
}

/** Lets the sockets of pages in. Until then a page finds nothing here, which to it is a lost link: it tries again. */
export const openPages = ({ clock, mint, logger, holdings }: Start, { server, withinMs, ...ports }: PagesPorts): void =>
  holdings.hold('pages', withinMs, attachSignalling(server, { ...ports, mint, clock, stopwatch: clock, logger }));
