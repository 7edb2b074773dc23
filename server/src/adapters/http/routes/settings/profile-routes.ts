import { FileId, ProfileBody, ProfileChange, Refusal } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { SettingsParts } from './settings-parts.ts';

const route = routesOf<SettingsParts>();

/** The hub's mark, which every page shows, also before anybody has signed in. */
export const markRoutes = [
  route({
    method: 'GET',
    path: '/api/mark/:fileId',
    access: 'anyone',
    reads: 'nothing',
    params: z.strictObject({ fileId: FileId }),
    query: nothing,
    body: noBody,
    result: 'image/png',
    refuses: ['not-found', 'record-unavailable', 'file-damaged'],
    summary: 'A mark of the hub by its SHA-256; any other file is not found.',
    handle: async ({ params }, parts) => ({
      kind: 'bytes',
      contentType: 'image/png',
      bytes: await parts.profile.mark(params.fileId),
      fileName: 'bieu-trung.png',
      lasts: true,
    }),
  }),
];

/** Whose hub it is and whom to call. */
export const profileRoutes = [
  route({
    method: 'GET',
    path: '/api/profile',
    access: 'keepProfile',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ProfileBody,
    summary: 'What the hub says of itself, where each value comes from, and what was said before.',
    handle: (_, parts) => Promise.resolve(json(parts.profile.body())),
  }),
  route({
    method: 'PATCH',
    path: '/api/profile',
    access: 'keepProfile',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: ProfileChange,
    result: ProfileBody,
    summary: 'Says fields anew; null gives one back to what the start says. Pages show it when they load next.',
    handle: async ({ body, signedIn }, parts) => json(await parts.profile.change(body, actorOf(signedIn))),
  }),
  route({
    method: 'POST',
    path: '/api/profile/mark',
    access: 'keepProfile',
    reads: 'png',
    params: nothing,
    query: nothing,
    // What is no PNG is not read at all, and then a sentence says so.
    body: z.unknown(),
    result: ProfileBody,
    refuses: ['bad-mark'],
    summary:
      'Keeps a new mark: a PNG of up to 512 pixels each way, which is decoded and freed of all that is no picture.',
    async handle({ body, signedIn }, parts) {
      if (!(body instanceof Uint8Array)) throw new Refusal('bad-mark');
      return json(await parts.profile.setMark(body, actorOf(signedIn)));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/profile/mark',
    access: 'keepProfile',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ProfileBody,
    summary: 'Takes the mark away.',
    handle: async ({ signedIn }, parts) => json(await parts.profile.clearMark(actorOf(signedIn))),
  }),
  ...markRoutes,
];
