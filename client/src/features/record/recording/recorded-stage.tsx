import type { EndpointId, MeetingRecording } from '@diem-cau/shared';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PictureDeck } from '../../../core/recording/picture-deck.ts';
import { picturesDue, stageAt, type SeenPlace } from '../../../core/recording/pictures.ts';
import type { Playable } from '../../../core/recording/sound-player.ts';
import classes from './recorded-stage.module.css';
import type { WorkedSound } from './use-sound-player.ts';

/** What comes within so long is loaded, in milliseconds. */
const soonMs = 6_000;

interface RecordedStageProps {
  readonly recording: MeetingRecording;
  readonly playable: Playable;
  readonly sound: WorkedSound;
  readonly nameOf: (endpointId: EndpointId) => string;
}

/** The stage as everybody saw it at the moment that is heard: what stood large, and small beside it. */
export const RecordedStage = ({ recording, playable, sound, nameOf }: RecordedStageProps) => {
  const { t } = useTranslation('listening');
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [deck] = useState(() => new PictureDeck(redraw));
  const { at, running, waits, speed } = sound;
  const { pictures } = playable;
  const seen = stageAt(recording.stage, pictures, at);
  const kept = recording.edition !== 'whole' && recording.withheld.some(({ from, to }) => from <= at && at < to);
  useEffect(() => {
    const { due, soon } = picturesDue(stageAt(recording.stage, pictures, at), pictures, at, soonMs * speed);
    deck.follow(due, soon, { running: running && !waits, speed });
  }, [deck, recording.stage, pictures, at, running, waits, speed]);
  useEffect(() => () => deck.close(), [deck]);
  const show = (place: SeenPlace) => (
    <Place
      key={`${place.endpointId} ${place.kind}`}
      place={place}
      name={nameOf(place.endpointId)}
      video={place.due === null ? null : deck.videoOf(place.due.file)}
    />
  );
  return (
    <div className={classes.stage} role="group" aria-label={t('stage')} data-testid="recorded-stage">
      <div className={classes.large} data-count={kept ? 1 : Math.min(9, seen.large.length)}>
        {kept || seen.large.length === 0 ? (
          <p className={classes.nobody} data-testid={kept ? 'withheld-card' : undefined}>
            {t(kept ? 'withheld.card' : 'nobodySeen')}
          </p>
        ) : (
          seen.large.map(show)
        )}
      </div>
      {!kept && seen.beside.length > 0 && <div className={classes.beside}>{seen.beside.map(show)}</div>}
    </div>
  );
};

interface PlaceProps {
  readonly place: SeenPlace;
  readonly name: string;
  readonly video: HTMLVideoElement | null;
}

/** One place of the stage: its picture, or why there is none, and whose it is. */
const Place = ({ place: { endpointId, kind, here, due }, name, video }: PlaceProps) => {
  const { t } = useTranslation('listening');
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (video === null) host.current?.replaceChildren();
    else if (video.parentElement !== host.current) host.current?.replaceChildren(video);
  }, [video]);
  return (
    <figure className={classes.place} data-testid={`seen-${endpointId}-${kind}`} data-seen={due !== null}>
      <div ref={host} className={classes.picture} />
      {due === null && <p className={classes.none}>{t(here ? 'noPicture' : 'wasAway')}</p>}
      <figcaption>{kind === 'screen' ? t('screenOf', { name }) : name}</figcaption>
    </figure>
  );
};
