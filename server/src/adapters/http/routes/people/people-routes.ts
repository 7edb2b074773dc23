import {
  Day,
  NewPerson,
  PeopleImportResult,
  PeopleList,
  PersonBody,
  PersonChange,
  PersonId,
  PersonOnDay,
} from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { ForMeeting } from '../meeting-params.ts';
import type { PeopleParts } from './people-parts.ts';
import { SearchWords } from '../search-words.ts';

const route = routesOf<PeopleParts>();

const OnePerson = z.strictObject({ person: PersonBody });

/** The directory of people: names and positions by unit, with the days between which they hold. */
export const peopleRoutes = [
  route({
    method: 'GET',
    path: '/api/people',
    dear: 'reading',
    access: 'readPeople',
    reads: 'nothing',
    params: nothing,
    query: z.strictObject({
      q: SearchWords,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    body: noBody,
    result: PeopleList,
    summary: 'People in whose name, position or unit all words of `q` occur, with or without tone marks.',
    handle: async ({ query: { q, limit, offset } }, parts) =>
      json(await parts.people.list({ words: q, limit, offset })),
  }),
  route({
    method: 'GET',
    path: '/api/people/on-day',
    dear: 'reading',
    access: 'readPeople',
    reads: 'nothing',
    params: nothing,
    query: z.strictObject({
      day: Day,
      q: SearchWords,
      limit: z.coerce.number().int().min(1).max(200).default(20),
      meetingId: ForMeeting,
    }),
    body: noBody,
    result: z.strictObject({ people: z.array(PersonOnDay) }),
    summary: 'The same search among those who held a position on that day, with the unit as it was then.',
    handle: async ({ query: { day, q, limit } }, parts) => json({ people: await parts.people.onDay(day, q, limit) }),
  }),
  route({
    method: 'POST',
    path: '/api/people',
    access: 'keepPeople',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: NewPerson,
    result: OnePerson,
    refuses: ['not-found'],
    summary: 'Enters a person with the positions that he or she holds.',
    handle: async ({ body, signedIn }, parts) => json({ person: await parts.people.add(body, actorOf(signedIn)) }),
  }),
  route({
    method: 'PATCH',
    path: '/api/people/:personId',
    access: 'keepPeople',
    reads: 'json',
    params: z.strictObject({ personId: PersonId }),
    query: nothing,
    body: PersonChange,
    result: OnePerson,
    refuses: ['not-found'],
    summary: 'Changes a person’s name or positions; rolls that were called keep what they say.',
    handle: async ({ params, body, signedIn }, parts) =>
      json({ person: await parts.people.change(params.personId, body, actorOf(signedIn)) }),
  }),
  route({
    method: 'POST',
    path: '/api/people/import',
    access: 'keepPeople',
    reads: 'csv',
    params: nothing,
    query: z.strictObject({ preview: z.enum(['0', '1']).default('0'), others: z.enum(['0', '1']).default('0') }),
    body: z.instanceof(Uint8Array),
    result: PeopleImportResult,
    refuses: ['bad-csv', 'doubtful-people'],
    summary:
      'Takes a file of people in, whole or not at all; `preview=1` only says what it would do, `others=1` that those in doubt are other people.',
    handle: async ({ body, query, signedIn }, parts) => {
      const mode = query.preview === '1' ? 'preview' : query.others === '1' ? 'for-good' : 'without-doubt';
      return json(await parts.people.import(body, mode, actorOf(signedIn)));
    },
  }),
];
