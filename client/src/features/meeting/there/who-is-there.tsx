import { attendance, type MeetingView } from '@diem-cau/shared';
import {
  IconCircle,
  IconCircleDashed,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlugConnectedX,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
  IconVolume,
} from '@tabler/icons-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { isHere, tiles, type Tile } from '../../../core/layout/tiles.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { ownSending } from '../../../core/own-sending.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { thereTexts } from '../../../i18n/there-shelf.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { SeatActs } from '../../../react/use-seat-acts.ts';
import { useSeatWords } from '../../../react/use-seat-words.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { Video } from '../../../ui/video.tsx';
import classes from './who-is-there.module.css';

interface WhoIsThereProps {
  readonly seat: SeatActs;
  readonly onClose: () => void;
}

/** What goes out of this endpoint, in words, and who is there, in the directory's order. */
const WhoIsThere = ({ seat, onClose }: WhoIsThereProps) => {
  const { t } = useTranslation('there');
  const view = useStore(useEndpoint().store.state, ({ meeting }) => meeting);
  if (view === null) return null;
  return (
    <PageDialog title={t('title')} onClose={onClose}>
      <div className={classes.there} data-testid="who-is-there">
        <OwnSendings seat={seat} view={view} />
        <Everybody view={view} />
      </div>
    </PageDialog>
  );
};

const surfaces = ['monitor', 'window', 'browser'] as const;

/** What was chosen to be shared, as far as the browser says it. */
const surfaceOf = (track: MediaStreamTrack | null): (typeof surfaces)[number] | 'unknown' => {
  const chosen = track?.getSettings().displaySurface;
  return surfaces.find((each) => each === chosen) ?? 'unknown';
};

const OwnSendings = ({ seat: { microphone, camera, screen }, view }: { seat: SeatActs; view: MeetingView }) => {
  const { t } = useTranslation('there');
  const { own, media, troubles } = useEndpoint();
  const keptHere = useStore(troubles, ({ cameraKept }) => cameraKept);
  const { track } = media.screen;
  const shared = useMemo(() => (track === null ? null : new MediaStream([track])), [track]);
  const seat = seatOf(view, own);
  if (seat === null) return null;
  const sent = ownSending({ microphone, camera, screen, keptHere, seat });
  const lines: readonly (readonly [thing: keyof typeof sent, icon: ReactNode, words: string])[] = [
    [
      'microphone',
      sent.microphone === 'goes' ? <IconMicrophone /> : <IconMicrophoneOff />,
      t(`own.microphone.${sent.microphone}`),
    ],
    [
      'camera',
      sent.camera === 'goes' || sent.camera === 'small' ? <IconVideo /> : <IconVideoOff />,
      t(`own.camera.${sent.camera}`),
    ],
    [
      'screen',
      sent.screen === 'goes' ? <IconScreenShare /> : <IconScreenShareOff />,
      t(`own.screen.${sent.screen}`, { what: t(`own.surfaces.${surfaceOf(track)}`) }),
    ],
  ];
  return (
    <section aria-label={t('own.title')}>
      <h3>{t('own.title')}</h3>
      <ul className={classes.own}>
        {lines.map(([thing, icon, words]) => (
          <li key={thing} data-testid={`own-${thing}`} data-goes={sent[thing]}>
            <span aria-hidden="true">{icon}</span>
            {words}
          </li>
        ))}
      </ul>
      {sent.screen === 'goes' && shared !== null && (
        <figure className={classes.preview} data-testid="own-screen-preview">
          <Video stream={shared} fit="whole" label={t('own.preview')} endpoint={own} source="screen" />
          <figcaption>{t('own.preview')}</figcaption>
        </figure>
      )}
    </section>
  );
};

/** Present, lost or not there: each with a shape of its own. */
const shapeOf = (tile: Tile): ReactNode => {
  if (tile.speaking) return <IconVolume />;
  if (isHere(tile)) return <IconCircle />;
  const { state } = tile.presence;
  return state === 'lost' || state === 'dropped' ? <IconPlugConnectedX /> : <IconCircleDashed />;
};

const Everybody = ({ view }: { readonly view: MeetingView }) => {
  const { t } = useTranslation(['there', 'meeting']);
  const { own } = useEndpoint();
  const seatWords = useSeatWords();
  // All of them, the own endpoint too: it is one of those who are counted.
  const all = tiles(view, null);
  const wordsOf = (tile: Tile): string => {
    if (tile.floor) return t('there:states.floor');
    if (tile.speaking) return t('there:states.speaking');
    if (tile.sharing) return t('there:states.sharing');
    const { state } = tile.presence;
    return state === 'picture' || state === 'camera-off'
      ? t('there:states.here')
      : (seatWords(tile.presence) ?? t('there:states.here'));
  };
  return (
    <section aria-label={t('there:list')}>
      <h3 data-testid="there-count">{t('meeting:seat.connected', attendance(view.seats))}</h3>
      <ul className={classes.all}>
        {all.map((tile) => {
          const marks = [
            seatOf(view, tile.endpointId)?.leads === true ? t('there:chair') : null,
            tile.endpointId === own ? t('there:ownMark') : null,
          ].filter((mark) => mark !== null);
          return (
            <li key={tile.endpointId} data-here={isHere(tile)} data-testid={`there-${tile.endpointId}`}>
              <span aria-hidden="true">{shapeOf(tile)}</span>
              <span className={classes.name}>
                {tile.name}
                {marks.length > 0 && <small> ({marks.join(', ')})</small>}
              </span>
              <span className={classes.state}>{wordsOf(tile)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** It, with its texts. */
export const loadWhoIsThere = async () => {
  await addTexts(thereTexts);
  return WhoIsThere;
};
