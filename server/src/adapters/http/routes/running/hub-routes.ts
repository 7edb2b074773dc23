import { ReadinessBody, Refusal } from '@diem-cau/shared';
import { z } from 'zod';
import { caPage, caScript, caStyle } from '../../ca-page.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { RunningParts } from './running-parts.ts';

const route = routesOf<RunningParts>();

/** The private CA and the page that explains it; also answered on the plain port, where a new PC can reach them. */
export const certificateRoutes = [
  route({
    method: 'GET',
    path: '/ca',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: 'text/html; charset=utf-8',
    summary: 'How to make a PC trust the hub’s private CA.',
    handle: (_, { profile, caPem, timeZone, now }) =>
      Promise.resolve({
        kind: 'text',
        contentType: 'text/html; charset=utf-8',
        text: caPage({ profile: profile.now, caPem: caPem(), timeZone, now: now() }),
      }),
  }),
  route({
    method: 'GET',
    path: '/ca.js',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: 'text/javascript; charset=utf-8',
    summary: 'The script of the page about the private CA: both clocks, and the steps for the system at hand.',
    handle: () => Promise.resolve({ kind: 'text', contentType: 'text/javascript; charset=utf-8', text: caScript }),
  }),
  route({
    method: 'GET',
    path: '/ca.css',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: 'text/css; charset=utf-8',
    summary: 'How the page about the private CA looks.',
    handle: () => Promise.resolve({ kind: 'text', contentType: 'text/css; charset=utf-8', text: caStyle }),
  }),
  route({
    method: 'GET',
    path: '/ca.crt',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: 'application/x-x509-ca-cert',
    refuses: ['not-found'],
    summary: 'The private CA’s certificate as PEM; not found where the operator’s own certificate needs none.',
    handle: (_, { caPem }) => {
      const pem = caPem();
      if (pem === null) throw new Refusal('not-found');
      return Promise.resolve({
        kind: 'text',
        contentType: 'application/x-x509-ca-cert',
        text: pem,
        fileName: 'diem-cau-ca.crt',
      });
    },
  }),
];

/** How the hub is, for whatever watches over it. */
export const healthRoutes = [
  route({
    method: 'GET',
    path: '/healthz',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: z.strictObject({ status: z.literal('ok') }),
    summary: 'Whether the process answers.',
    handle: () => Promise.resolve(json({ status: 'ok' })),
  }),
  route({
    method: 'GET',
    path: '/readyz',
    access: 'anyone',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ReadinessBody,
    statuses: [200, 503],
    summary:
      'Whether a meeting can be held now: 200 or 503, with what hinders it and what should be mended, in words for the operator.',
    async handle(_, { readiness }) {
      const body = await readiness.look();
      return { kind: 'json', body, status: body.ready ? 200 : 503 };
    },
  }),
];
