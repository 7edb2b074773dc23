import { Instant, MeetingId } from '@diem-cau/shared';
import type { Migration } from 'kysely/migration';
import { z } from 'zod';
import type { SignOfLife } from '../../application/ports/sign-of-life.ts';
import type { Tables } from './tables.ts';

/** What a sign of life says besides the wall clock. */
export const signsOfLife: Migration = {
  async up({ schema }) {
    await schema.alterTable('hub_alive').addColumn('body', 'text').execute();
  },
};

const Body = z.object({
  up: z.object({ bootId: z.string(), ms: z.number() }).nullable(),
  meetings: z.record(MeetingId, Instant),
});

/** The row of a sign of life. */
export const signRow = ({ at, up, meetings }: SignOfLife): Omit<Tables['hub_alive'], 'one'> => ({
  at,
  body: JSON.stringify({ up, meetings: Object.fromEntries(meetings) } satisfies z.infer<typeof Body>),
});

/** A sign of life as it stands in its row. One of before it said more, or whose rest can't be read, tells of the wall clock alone. */
export const signIn = ({ at, body }: Omit<Tables['hub_alive'], 'one'>): SignOfLife => {
  const alone = { at: Instant.parse(at), up: null, meetings: new Map<MeetingId, Instant>() };
  if (body === null) return alone;
  try {
    const { up, meetings } = Body.parse(JSON.parse(body));
    return {
      ...alone,
      up,
      meetings: new Map(Object.entries(meetings).map(([id, each]) => [MeetingId.parse(id), each])),
    };
  } catch {
    return alone;
  }
};
