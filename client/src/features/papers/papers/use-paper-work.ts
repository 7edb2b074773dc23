import { Refusal } from '@diem-cau/shared';
import { useState } from 'react';
import { useAttempt, type Attempt } from '../../../ui/desk/use-attempt.ts';
import { goToField } from './field-place.ts';
import { freshDraft, isOvertaken, ownDraft, standingText, unsavedDraft, type PaperDraft } from './paper-draft.ts';
import type { PaperFault } from './paper-faults.ts';
import type { PaperKind, PaperView } from './paper-kind.ts';
import type { PaperText } from './paper-text.ts';
import { useKeptDraft, type KeptDraft } from './use-kept-draft.ts';

interface PaperWorkOptions {
  readonly kind: PaperKind;
  readonly meetingId: string;
  readonly view: PaperView;
  readonly mayWrite: boolean;
  /** Whose draft it is. */
  readonly writer: string;
  readonly onSaved: (view: PaperView) => void;
  /** What is shown is known to be out of date. */
  readonly onStale: () => void;
}

/** The newest version of a paper as it is being written on. */
export interface PaperWork extends Pick<KeptDraft, 'isKept' | 'left' | 'dropLeft'> {
  /** What is written and not saved; null for nothing. */
  readonly draft: PaperDraft | null;
  /** What stands on the page. */
  readonly text: PaperText;
  /** Somebody saved another version since. */
  readonly overtaken: boolean;
  /** What is wrong, from the first attempt to save on. */
  readonly faults: readonly PaperFault[];
  readonly saving: Attempt<[]>;
  readonly change: (write: (draft: PaperDraft) => PaperDraft) => void;
  readonly forget: () => void;
}

/** Writes on a paper and saves it; nothing that was typed is given up before the hub has it. */
export const usePaperWork = (options: PaperWorkOptions): PaperWork => {
  const { kind, meetingId, view, mayWrite, writer, onSaved, onStale } = options;
  const { draft: kept, keep, ...rest } = useKeptDraft({ paper: kind.name, meetingId, writer });
  const [marked, setMarked] = useState(false);
  const draft = mayWrite ? unsavedDraft(kind.fields, view, kept) : null;
  const text = draft?.text ?? standingText(view);
  const saving = useAttempt(async () => {
    const sent = draft ?? freshDraft(view);
    setMarked(true);
    const [first] = kind.faults(sent.text);
    if (first !== undefined) {
      goToField(first);
      return;
    }
    try {
      const after = await kind.save(meetingId, sent);
      keep(null);
      setMarked(false);
      onSaved(after);
    } catch (error) {
      // What nobody typed stands on the page only as a proposal: once it was refused it is kept as well.
      keep(sent);
      if (error instanceof Refusal && error.code === 'edited-meanwhile') onStale();
      throw error;
    }
  });
  const change = (write: (draft: PaperDraft) => PaperDraft): void => {
    // What is on its way to the hub is what stands here.
    if (saving.busy) return;
    saving.forget();
    keep(ownDraft(kind.fields, write(draft ?? freshDraft(view))));
  };
  const forget = (): void => {
    saving.forget();
    setMarked(false);
    keep(null);
  };
  return {
    ...rest,
    draft,
    text,
    overtaken: isOvertaken(view, draft),
    faults: marked ? kind.faults(text) : [],
    saving,
    change,
    forget,
  };
};
