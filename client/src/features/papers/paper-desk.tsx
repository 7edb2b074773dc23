import { Refusal } from '@diem-cau/shared';
import { useWindowEvent } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableAddress } from '../../ui/desk/table-address.ts';
import { useAct } from '../../ui/desk/use-act.ts';
import { goToField, overtakenNoticeId } from './field-place.ts';
import { FilesPanel } from './files-panel.tsx';
import { OldVersion } from './old-version.tsx';
import { OvertakenNotice } from './overtaken-notice.tsx';
import { fieldChanges } from './paper-changes.ts';
import classes from './paper-desk.module.css';
import {
  continuedOn,
  freshDraft,
  isOvertaken,
  newestOf,
  ownDraft,
  standingText,
  withField,
  withFieldOf,
  withTextOf,
  type PaperDraft,
} from './paper-draft.ts';
import type { PaperKind, PaperView } from './paper-kind.ts';
import { PaperSheet, type ShowField } from './paper-sheet.tsx';
import { ProposalPanel } from './proposal-panel.tsx';
import { SavePanel } from './save-panel.tsx';
import type { PaperText } from './paper-text.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { VersionsPanel } from './versions-panel.tsx';

interface PaperDeskProps {
  readonly kind: PaperKind;
  readonly meetingId: string;
  readonly view: PaperView;
  readonly mayWrite: boolean;
  /** Whose draft it is. */
  readonly writer: string;
  readonly onSaved: (view: PaperView) => void;
  /** Asks the hub again: for the record's proposal, or because what is shown is known to be out of date. */
  readonly onReload: () => void;
  /** Lays the fields out; `isEarlier` where an earlier version is shown. */
  readonly layout: (show: ShowField, isEarlier: boolean) => ReactNode;
  /** What else belongs beside the sheet. */
  readonly beside?: ReactNode;
}

/** One paper of a meeting: the sheet that is written on, and beside it how far it is, its files, the record's proposal, its versions. */
export const PaperDesk = (props: PaperDeskProps) => {
  const { kind, meetingId, view, mayWrite, writer, onSaved, onReload, layout, beside } = props;
  const { t } = useTranslation('papers');
  const address = useTableAddress();
  const { draft, keep, isKept } = useKeptDraft({ paper: kind.name, meetingId, writer });
  const [marked, setMarked] = useState(false);
  const newest = newestOf(view);
  const asked = Number(address.text('version'));
  const earlier = Number.isInteger(asked) && asked >= 1 && asked < newest ? asked : null;
  const own = mayWrite ? draft : null;
  const overtaken = isOvertaken(view, own);
  const text = own?.text ?? standingText(view);
  const faults = marked ? kind.faults(text) : [];
  const saving = useAct(async () => {
    const sent = own ?? freshDraft(view);
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
      if (error instanceof Refusal && error.code === 'edited-meanwhile') onReload();
      throw error;
    }
  });
  const change = (write: (draft: PaperDraft) => PaperDraft): void => {
    // What is on its way to the hub is what stands here.
    if (saving.busy) return;
    saving.forget();
    keep(ownDraft(kind.fields, write(own ?? freshDraft(view))));
  };
  const forget = (): void => {
    saving.forget();
    setMarked(false);
    keep(null);
  };
  const show = (version: number): void => {
    address.write({ version: version === newest ? '' : String(version) });
    window.scrollTo({ top: 0 });
  };
  const maySave = mayWrite && earlier === null && !overtaken && (own !== null || newest === 0);
  useWindowEvent('keydown', (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (maySave) void saving.run();
  });
  const proposed = fieldChanges(kind.fields, text, view.proposal);
  const sheet = (shown: PaperText, isEarlier: boolean) => (
    <PaperSheet
      kind={kind}
      text={shown}
      base={isEarlier ? shown : (own?.base ?? shown)}
      readOnly={!mayWrite || isEarlier || saving.busy}
      faults={isEarlier ? [] : faults}
      proposed={isEarlier ? [] : proposed}
      onField={(key, value) => change((before) => withField(before, key, value))}
      onTakeProposal={(key) => change((before) => withFieldOf(before, key, view.proposal))}
    >
      {(showField) => layout(showField, isEarlier)}
    </PaperSheet>
  );
  return (
    <div className={classes.desk}>
      <div>
        {earlier === null ? (
          <>
            {overtaken && own !== null && (
              <OvertakenNotice
                key={newest}
                kind={kind}
                view={view}
                draft={own}
                isAsked={saving.error !== null}
                onContinue={(theirs) => change((before) => continuedOn(kind.fields, before, view, theirs))}
                onForget={forget}
              />
            )}
            {sheet(text, false)}
          </>
        ) : (
          <OldVersion
            key={earlier}
            kind={kind}
            meetingId={meetingId}
            version={earlier}
            newest={{ version: newest, text: standingText(view) }}
            isBegun={own !== null}
            onBringBack={
              mayWrite
                ? (old) => {
                    change(() => withTextOf(view, old, t('old.note', { n: earlier })));
                    show(newest);
                  }
                : null
            }
            onNewest={() => show(newest)}
            sheet={(old) => sheet(old, true)}
          />
        )}
      </div>
      <aside className={classes.side} aria-label={t('beside')}>
        {beside}
        <SavePanel
          newest={newest}
          isBegun={own !== null}
          isKept={isKept}
          mayWrite={mayWrite}
          note={own?.note ?? ''}
          busy={saving.busy}
          hasFaults={faults.length > 0}
          error={overtaken ? null : saving.error}
          overtaken={overtaken}
          isEarlier={earlier !== null}
          onSettle={() => document.getElementById(overtakenNoticeId)?.scrollIntoView({ block: 'start' })}
          onNote={(note) => change((before) => ({ ...before, note }))}
          onSave={() => void saving.run()}
          onForget={forget}
        />
        <FilesPanel
          kind={kind}
          meetingId={meetingId}
          version={earlier ?? newest}
          isBegun={own !== null && earlier === null}
          onSave={maySave ? () => void saving.run() : null}
        />
        {mayWrite && earlier === null && <ProposalPanel kind={kind} proposed={proposed} onAnew={onReload} />}
        <VersionsPanel versions={view.versions} shown={earlier ?? newest} onShow={show} />
      </aside>
    </div>
  );
};
