import { readDay, Refusal, type ConclusionRow, type ConclusionsView, type UnitBody } from '@diem-cau/shared';
import { Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { saveConclusions } from './conclusions-api.ts';
import { draftOf, rowFaults, rowsToSave, settled, type RowDraft } from './conclusions-draft.ts';
import { ConclusionRows } from './conclusion-rows.tsx';
import { putBack } from './edit-rows.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { OvertakenNotice } from './overtaken-notice.tsx';
import { RemovedRows } from './removed-rows.tsx';
import { SaveBar } from './save-bar.tsx';
import { unitSearch } from './unit-search.ts';
import { useConclusionsDraft } from './use-conclusions-draft.ts';

interface ConclusionsDeskProps {
  readonly meetingId: string;
  readonly view: ConclusionsView;
  readonly units: readonly UnitBody[];
  readonly onSaved: (view: ConclusionsView) => void;
  /** What is shown is known to be out of date. */
  readonly onStale: () => void;
}

const isThere = (rows: readonly Pick<ConclusionRow, 'conclusionId'>[], { conclusionId }: ConclusionRow): boolean =>
  rows.some((row) => row.conclusionId === conclusionId);

/** Where the secretary writes the conclusions: the rows, what was taken out, what somebody else saved meanwhile, and the saving. */
export const ConclusionsDesk = ({ meetingId, view, units, onSaved, onStale }: ConclusionsDeskProps) => {
  const { t } = useTranslation('conclusions');
  const times = useTimes();
  const [openedAt] = useState(timeOfPc);
  const search = useMemo(() => unitSearch(units, readDay(times.day(openedAt)) ?? ''), [units, times, openedAt]);
  const { draft, changed, change, ...work } = useConclusionsDraft(meetingId, view);
  const [checked, setChecked] = useState(false);
  const [attempts, setAttempts] = useState(0);
  const { rows, base, basedOn } = draft;
  const hasFaults = rows.some((row) => rowFaults(row).length > 0);
  const saving = useAttempt(async () => {
    if (work.overtaken || !changed) return;
    setChecked(true);
    if (hasFaults) {
      setAttempts((before) => before + 1);
      return;
    }
    try {
      const after = await saveConclusions(meetingId, { basedOn, rows: rowsToSave(draft, search.named) });
      setChecked(false);
      change((now) => settled(now, draft, after));
      onSaved(after);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'edited-meanwhile') onStale();
      throw error;
    }
  });
  // What is on its way to the hub may be told of before its own answer is here.
  const overtaken = work.overtaken && !saving.busy;
  const write = useCallback(
    (after: readonly RowDraft[]): void => change((before) => ({ ...before, rows: [...after] })),
    [change],
  );
  // Wherever on the page the keyboard is; the browser's own "save" would write the page into a file.
  useWindowEvent('keydown', (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    void saving.run();
  });
  const takenOut = base.filter((row) => !isThere(rows, row));
  return (
    <>
      {overtaken && (
        <OvertakenNotice
          view={view}
          mine={rows}
          onMerge={() => {
            saving.forget();
            change((mine) => mergeDrafts(mine, view));
          }}
          onTake={() => {
            saving.forget();
            change(() => draftOf(view));
          }}
        />
      )}
      <ConclusionRows
        rows={rows}
        states={view.states}
        search={search}
        checked={checked}
        attempts={attempts}
        onChange={write}
      />
      <SaveBar
        changed={changed}
        overtaken={overtaken}
        hasFaults={checked && hasFaults}
        version={view.versions.at(-1) ?? null}
        busy={saving.busy}
        error={saving.error}
        onSave={() => void saving.run()}
        onForget={() => {
          saving.forget();
          setChecked(false);
          change(() => draftOf(view));
          return Promise.resolve();
        }}
      />
      <RemovedRows
        takenOut={takenOut}
        earlier={view.removed.filter((row) => !isThere(rows, row) && !isThere(base, row))}
        states={view.states}
        onPutBack={(row) => write(putBack(rows, row))}
      />
      <Text size="sm" c="gray.7" mt="md">
        {t('tasksHint')}
      </Text>
    </>
  );
};
