import { z } from 'zod';
import type { PaperField, PaperView } from './paper-kind.ts';
import { PaperText, sameField, type FieldText } from './paper-text.ts';

/** A paper that is being written and is not saved. */
export const PaperDraft = z.strictObject({
  /** The version that was the newest when it was begun, or when it was last taken over into a newer one; 0 for none. */
  basedOn: z.int().min(0),
  /** What stood then: what differs from it is the writer's own. */
  base: PaperText,
  text: PaperText,
  /** What is to be said about the new version. */
  note: z.string(),
});
export type PaperDraft = Readonly<z.infer<typeof PaperDraft>>;

type Newest = Pick<PaperView, 'saved' | 'proposal'>;

/** The number of the newest version, 0 where nothing was saved. */
export const newestOf = ({ saved }: Newest): number => saved?.version.version ?? 0;

/** What stands on the page before anybody types: the newest version, else what the record proposes. */
export const standingText = ({ saved, proposal }: Newest): PaperText => saved?.text ?? proposal;

/** A draft in which nothing was written yet. */
export const freshDraft = (view: Newest): PaperDraft => {
  const base = standingText(view);
  return { basedOn: newestOf(view), base, text: base, note: '' };
};

/** The draft, or null where nothing in it is the writer's own. */
export const ownDraft = (fields: readonly PaperField[], draft: PaperDraft): PaperDraft | null =>
  draft.note === '' && fields.every(({ key }) => sameField(draft.base, draft.text, key)) ? null : draft;

/** Writes one field. */
export const withField = (draft: PaperDraft, key: string, value: FieldText): PaperDraft => ({
  ...draft,
  text: { ...draft.text, [key]: value },
});

/** Takes one field over from another text, such as the record's proposal or a version. */
export const withFieldOf = (draft: PaperDraft, key: string, from: PaperText): PaperDraft =>
  withField(draft, key, from[key] ?? '');

/** Brings the whole text of an earlier version back into the editor; it is saved as a new version. */
export const withTextOf = (view: Newest, text: PaperText, note: string): PaperDraft => ({
  ...freshDraft(view),
  text,
  note,
});

/** The draft as long as it is one: where the newest version says the same, it was saved, and only the answer was lost on its way. */
export const unsavedDraft = (
  fields: readonly PaperField[],
  view: Newest,
  draft: PaperDraft | null,
): PaperDraft | null => {
  if (draft === null || draft.basedOn === newestOf(view)) return draft;
  return fields.every(({ key }) => sameField(draft.text, standingText(view), key)) ? null : draft;
};

/** Whether somebody saved another version since the draft was begun. */
export const isOvertaken = (view: Newest, draft: PaperDraft | null): boolean =>
  draft !== null && draft.basedOn !== newestOf(view);

/** The fields that both the writer and somebody else have changed, each otherwise. */
export const clashes = (fields: readonly PaperField[], draft: PaperDraft, newest: PaperText): readonly PaperField[] =>
  fields.filter(
    ({ key }) =>
      !sameField(draft.base, draft.text, key) &&
      !sameField(draft.base, newest, key) &&
      !sameField(draft.text, newest, key),
  );

/**
 * Goes on from the newest version: fields that the writer changed stay as they are written, but for those in `theirs`; all others are as
 * in the newest.
 */
export const continuedOn = (
  fields: readonly PaperField[],
  draft: PaperDraft,
  view: Newest,
  theirs: ReadonlySet<string>,
): PaperDraft => {
  const newest = standingText(view);
  const isOwn = (key: string): boolean => !theirs.has(key) && !sameField(draft.base, draft.text, key);
  const own = fields.flatMap(({ key }) => (isOwn(key) ? [[key, draft.text[key] ?? ''] as const] : []));
  return {
    basedOn: newestOf(view),
    base: newest,
    text: { ...newest, ...Object.fromEntries(own) },
    note: draft.note,
  };
};
