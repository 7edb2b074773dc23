import { readDay, type NewPerson, type PersonBody, type PersonPost, type UnitId } from '@diem-cau/shared';
import { calendarDayText } from '../../../ui/desk/figures.ts';

/** A position as it is being written. */
export interface PostDraft {
  /** Of this row of the form. */
  readonly key: number;
  readonly unitId: UnitId | null;
  readonly position: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A person as the form has him or her. */
export interface PersonDraft {
  readonly name: string;
  readonly posts: readonly PostDraft[];
}

const emptyPost = (key: number): PostDraft => ({ key, unitId: null, position: '', validFrom: '', validTo: '' });

const written = (day: string | null): string => (day === null ? '' : calendarDayText(day));

/** The form for a person who is there, or with null for a new one. */
export const draftOf = (person: PersonBody | null): PersonDraft => ({
  name: person?.name ?? '',
  posts: person?.posts.map(({ unitId, position, validFrom, validTo }, key): PostDraft => ({
    key,
    unitId,
    position,
    validFrom: written(validFrom),
    validTo: written(validTo),
  })) ?? [emptyPost(0)],
});

/** One more position. */
export const withPost = (draft: PersonDraft): PersonDraft => ({
  ...draft,
  posts: [...draft.posts, emptyPost(Math.max(-1, ...draft.posts.map(({ key }) => key)) + 1)],
});

/** A position changed, or with null taken away; the last one stays. */
export const changePost = (draft: PersonDraft, key: number, change: Partial<PostDraft> | null): PersonDraft => {
  const posts = draft.posts.flatMap((post) => {
    if (post.key !== key) return [post];
    return change === null ? [] : [{ ...post, ...change }];
  });
  return posts.length === 0 ? draft : { ...draft, posts };
};

/** What is wrong with a position: no unit, no words, a day that is none, an end before its beginning. */
export type PostFault = 'unit' | 'position' | 'day' | 'order';

/** What still has to be mended in one position. */
export const postFaults = (post: PostDraft): PostFault[] => {
  const [from, to] = [readDay(post.validFrom), readDay(post.validTo)];
  const unread = [post.validFrom, post.validTo].some((text) => text.trim() !== '' && readDay(text) === null);
  return [
    ...(post.unitId === null ? (['unit'] as const) : []),
    ...(post.position.trim() === '' ? (['position'] as const) : []),
    ...(unread ? (['day'] as const) : []),
    ...(from !== null && to !== null && to < from ? (['order'] as const) : []),
  ];
};

/** The person as the hub takes it; null while something has to be mended. */
export const personOf = ({ name, posts }: PersonDraft): NewPerson | null => {
  if (name.trim() === '' || posts.some((post) => postFaults(post).length > 0)) return null;
  return {
    name: name.trim(),
    posts: posts.flatMap(({ unitId, position, validFrom, validTo }): PersonPost[] =>
      unitId === null
        ? []
        : [{ unitId, position: position.trim(), validFrom: readDay(validFrom), validTo: readDay(validTo) }],
    ),
  };
};
