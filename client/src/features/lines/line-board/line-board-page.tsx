import { LineBoardBody, Refusal, type LineView } from '@diem-cau/shared';
import { Alert, Anchor, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { getJson } from '../../../core/http.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { MeetingNav } from '../../../ui/desk/meeting-nav.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { HubLineNotice } from './hub-line-notice.tsx';
import { LineBoardTable } from './line-board-table.tsx';

/** Between two questions, in milliseconds; the hub measures as often while it is asked. */
const everyMs = 5_000;

type Count = 'here' | 'lost' | 'outage' | 'bad';

/** How many lines stand how; those of which there are none are left out, but for those that are connected. */
const counts = (lines: readonly LineView[]): readonly (readonly [Count, number])[] => {
  const of = (isIt: (line: LineView) => boolean): number => lines.filter(isIt).length;
  return (
    [
      ['here', of(({ state }) => state === 'here')],
      ['bad', of(({ state, grade }) => state === 'here' && grade === 'bad')],
      ['outage', of(({ state }) => state === 'outage')],
      ['lost', of(({ state }) => state === 'lost')],
    ] as const
  ).filter(([count, n]) => n > 0 || count === 'here');
};

/** What goes over the line of each endpoint of a meeting that is going on; a hidden page asks for nothing. */
export const LineBoardPage = () => {
  const { t } = useTranslation('lines');
  const { meetingId = '' } = useParams();
  const { exactClock } = useTimes();
  const seesHistory = useMay('seeLines');
  const path = `/api/meetings/${encodeURIComponent(meetingId)}/lines`;
  const loading = useLoaded(path, (signal) => getJson(path, LineBoardBody, { signal }));
  const { loaded, refresh } = loading;
  const closed =
    loaded.state !== 'loading' && loaded.error instanceof Refusal && loaded.error.code === 'meeting-not-open';
  useEffect(() => {
    if (closed) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [closed, refresh]);
  return (
    <DeskPage
      printedWide
      title={t('board.title')}
      lead={
        <>
          {t('board.lead')}{' '}
          {seesHistory && (
            <Anchor component={Link} to="/lines" size="sm" c="accent.8" underline="always">
              {t('board.toHistory')}
            </Anchor>
          )}
        </>
      }
    >
      <MeetingNav meetingId={meetingId} />
      {closed ? (
        <Alert role="status" variant="outline" title={t('board.closed')} />
      ) : (
        <LoadedView loading={loading} quiet>
          {({ at, lines, hubLine }) => (
            <>
              <Text component="p" mt={0} mb="sm" fw={600} role="status" data-testid="line-counts">
                {counts(lines)
                  .map(([count, n]) => t(`board.count.${count}`, { n: numberText(n), all: numberText(lines.length) }))
                  .join(' · ')}
              </Text>
              {loaded.state === 'ready' && loaded.error !== null && (
                <Alert
                  role="status"
                  color="red"
                  variant="outline"
                  mb="sm"
                  title={t('board.stale', { at: exactClock(at) })}
                />
              )}
              {hubLine !== null && <HubLineNotice line={hubLine} />}
              <LineBoardTable lines={lines} />
            </>
          )}
        </LoadedView>
      )}
    </DeskPage>
  );
};
