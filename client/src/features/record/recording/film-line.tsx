import type { MeetingRecording, RecordedFilm } from '@diem-cau/shared';
import { Anchor, Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { givenPath } from '../../../core/recording/recording-path.ts';
import { FileDigest } from '../../../ui/desk/file-digest.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import classes from './recording.module.css';
import { FileLine } from './file-line.tsx';
import { makeFilm } from './recording-api.ts';

interface FilmLineProps {
  readonly recording: Pick<MeetingRecording, 'meetingId' | 'edition' | 'film' | 'mixed' | 'to'>;
  readonly onChanged: () => void;
}

/** Stage and sound in one file: to be taken away, how far it is, or why there is none. */
export const FilmLine = ({ recording, onChanged }: FilmLineProps) => {
  const { film, mixed, to, edition } = recording;
  const { t } = useTranslation('listening');
  if (film.state === 'ready')
    return (
      <FileLine length={film.lengthMs} bytes={film.bytes}>
        <Anchor href={givenPath(recording, 'film/file')} download underline="always">
          {t('film.name')}
        </Anchor>
        <FileDigest file={t('film.name')} digest={film.fileId} />
      </FileLine>
    );
  // Its sound is made first.
  const waits = to === null || mixed.state === 'making';
  return (
    <tr data-testid="film-line" data-state={film.state}>
      <td>{t('film.name')}</td>
      <td colSpan={3}>
        {film.state === 'none' && edition !== 'whole' ? t('film.noneOpen') : <FilmState film={film} />}
        {!waits && (film.state === 'none' || film.state === 'failed') && (
          <Make recording={recording} onChanged={onChanged} />
        )}
      </td>
    </tr>
  );
};

const FilmState = ({ film }: { readonly film: RecordedFilm }) => {
  const { t } = useTranslation('listening');
  switch (film.state) {
    case 'making': {
      const words = t(film.givesWay ? 'film.givesWay' : 'film.making', { percent: film.percent });
      return (
        <>
          {words}
          <Progress value={film.percent} size="sm" mt={4} aria-label={words} />
        </>
      );
    }
    case 'failed':
      return <>{t(`film.failed.${film.why}`)}</>;
    case 'ready':
      return null;
    default:
      return <>{t(`film.${film.state}`)}</>;
  }
};

const Make = ({ recording, onChanged }: FilmLineProps) => {
  const { t } = useTranslation('listening');
  const making = useAttempt(async () => {
    await makeFilm(recording);
    onChanged();
  });
  return (
    <div className={classes.make}>
      <Button size="compact-sm" variant="default" onClick={() => void making.run()} data-testid="film-make">
        {t('film.make')}
      </Button>
      <TroubleNotice error={making.error} />
    </div>
  );
};
