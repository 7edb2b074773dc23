import { useWindowEvent } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { overtakenNoticeId } from './field-place.ts';
import { FilesCard } from './files-card.tsx';
import { LeftDrafts } from './left-drafts.tsx';
import { OldVersion } from './old-version.tsx';
import { OvertakenNotice } from './overtaken-notice.tsx';
import { fieldChanges } from './paper-changes.ts';
import classes from './paper-desk.module.css';
import { continuedOn, newestOf, standingText, withField, withFieldOf, withTextOf } from './paper-draft.ts';
import type { PaperKind, PaperView } from './paper-kind.ts';
import { PaperSheet, type ShowField } from './paper-sheet.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { SaveCard } from './save-card.tsx';
import type { PaperText } from './paper-text.ts';
import { usePaperWork } from './use-paper-work.ts';
import { VersionsCard } from './versions-card.tsx';

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

/** Ctrl S saves the paper, and never the page. */
const useSaveKey = (save: () => void): void => {
  useWindowEvent('keydown', (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    save();
  });
};

/** One paper of a meeting: the sheet that is written on, and beside it how far it is, its files, the record's proposal, its versions. */
export const PaperDesk = (props: PaperDeskProps) => {
  const { kind, meetingId, view, mayWrite, writer, onSaved, onReload, layout, beside } = props;
  const { t } = useTranslation('papers');
  const address = useTableAddress();
  const { draft, text, overtaken, faults, saving, change, forget, ...kept } = usePaperWork({
    kind,
    meetingId,
    view,
    mayWrite,
    writer,
    onSaved,
    onStale: onReload,
  });
  const newest = newestOf(view);
  const asked = Number(address.text('version'));
  const earlier = Number.isInteger(asked) && asked >= 1 && asked < newest ? asked : null;
  const show = (version: number): void => {
    address.write({ version: version === newest ? '' : String(version) });
    window.scrollTo({ top: 0 });
  };
  const maySave = mayWrite && earlier === null && !overtaken && (draft !== null || newest === 0);
  useSaveKey(() => {
    if (maySave) void saving.run();
  });
  const proposed = fieldChanges(kind.fields, text, view.proposal);
  const sheet = (shown: PaperText, isEarlier: boolean) => (
    <PaperSheet
      kind={kind}
      text={shown}
      base={isEarlier ? shown : (draft?.base ?? shown)}
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
            {overtaken && draft !== null && (
              <OvertakenNotice
                key={newest}
                kind={kind}
                view={view}
                draft={draft}
                isAsked={saving.error !== null}
                onContinue={(theirs) => change((before) => continuedOn(kind.fields, before, view, theirs))}
                onForget={forget}
              />
            )}
            {mayWrite && (
              <LeftDrafts
                left={kept.left}
                isBegun={draft !== null || saving.busy}
                onTake={(taken) => {
                  kept.dropLeft(taken.tab);
                  change(() => taken.draft);
                }}
                onDrop={({ tab }) => kept.dropLeft(tab)}
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
            isBegun={draft !== null}
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
        <SaveCard
          newest={newest}
          isBegun={draft !== null}
          isKept={kept.isKept}
          mayWrite={mayWrite}
          note={draft?.note ?? ''}
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
        <FilesCard
          kind={kind}
          meetingId={meetingId}
          version={earlier ?? newest}
          isBegun={draft !== null && earlier === null}
          onSave={maySave ? () => void saving.run() : null}
        />
        {mayWrite && earlier === null && <ProposalCard kind={kind} proposed={proposed} onAnew={onReload} />}
        <VersionsCard versions={view.versions} shown={earlier ?? newest} onShow={show} />
      </aside>
    </div>
  );
};
