import type { MeetingRecording } from '@diem-cau/shared';
import { Anchor, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { givenPath } from '../../../core/recording/recording-path.ts';
import { FileDigest } from '../../../ui/desk/file-digest.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { FileLine } from './file-line.tsx';
import { FilesTable } from './files-table.tsx';
import { FilmLine } from './film-line.tsx';

interface SoundFilesProps {
  readonly recording: MeetingRecording;
  readonly onChanged: () => void;
}

/** Its files, to be taken away: stage and sound in one, all voices in one, and each voice; each part of it with its SHA-256. */
export const SoundFiles = ({ recording, onChanged }: SoundFilesProps) => {
  const { t } = useTranslation('listening');
  const { mixed, tracks, pictures } = recording;
  const at = (what: string): string => givenPath(recording, what);
  const ofEndpoint = new Map<string, number>();
  return (
    <section>
      <Title order={2} mt="xl" mb="sm">
        {t('files')}
      </Title>
      <FilesTable>
        {pictures.length > 0 && <FilmLine recording={recording} onChanged={onChanged} />}
        {mixed.state === 'ready' ? (
          <FileLine length={mixed.lengthMs} bytes={mixed.bytes}>
            <Anchor href={at('sound/file')} download underline="always">
              {t('whole')}
            </Anchor>
            <FileDigest file={t('whole')} digest={mixed.fileId} />
          </FileLine>
        ) : (
          <tr>
            <td>{t('whole')}</td>
            <td colSpan={3}>
              {mixed.state === 'failed' ? (
                <Anchor href={at('sound/file')} download underline="always">
                  {t(`mixed.failed.${mixed.why}`)}
                </Anchor>
              ) : (
                t(`mixed.${mixed.state}`)
              )}
            </td>
          </tr>
        )}
        {tracks.map(({ endpointId, name, source, segments }) => {
          const number = (ofEndpoint.get(endpointId) ?? 0) + 1;
          ofEndpoint.set(endpointId, number);
          const sum = (of: (segment: (typeof segments)[number]) => number): number =>
            segments.reduce((all, segment) => all + of(segment), 0);
          return (
            <FileLine
              key={`${endpointId} ${source}`}
              length={sum(({ lengthMs }) => lengthMs)}
              bytes={sum(({ bytes }) => bytes)}
            >
              <TrackLinks
                at={(as) => at(`tracks/${encodeURIComponent(endpointId)}/${number}/${as}`)}
                name={number === 1 ? name : `${name} (${number})`}
                speech={mixed.state !== 'unavailable'}
              />
              <Parts name={name} parts={segments} />
            </FileLine>
          );
        })}
        {pictures.map(({ endpointId, name, source, pieces }) => (
          <FileLine
            key={`${endpointId} ${source}`}
            length={pieces.reduce((all, { lengthMs }) => all + lengthMs, 0)}
            bytes={pieces.reduce((all, { bytes }) => all + bytes, 0)}
          >
            {t(source.startsWith('screen') ? 'screenOf' : 'pictureOf', { name })}
            <Parts name={name} parts={pieces} at={(piece) => at(`pictures/${piece}/file`)} />
          </FileLine>
        ))}
      </FilesTable>
    </section>
  );
};

interface TrackLinksProps {
  /** Where it is, as it was spoken and for such programs. */
  readonly at: (as: 'file' | 'speech') => string;
  readonly name: string;
  /** Whether the hub can make what programs that write down speech take. */
  readonly speech: boolean;
}

/** A microphone's track as it was spoken, and for programs that write down what is said. */
const TrackLinks = ({ at, name, speech }: TrackLinksProps) => {
  const { t } = useTranslation('listening');
  return (
    <>
      <Anchor href={at('file')} download underline="always">
        {name}
      </Anchor>
      {speech && (
        <>
          {' · '}
          <Anchor
            href={at('speech')}
            download
            underline="always"
            size="sm"
            title={t('speechHint')}
            aria-label={t('speechOf', { name })}
          >
            {t('speech')}
          </Anchor>
        </>
      )}
    </>
  );
};

interface PartsProps {
  readonly name: string;
  readonly parts: readonly Pick<
    MeetingRecording['tracks'][number]['segments'][number],
    'number' | 'from' | 'fileId' | 'cut'
  >[];
  /** Where each can be taken away by its number; missing where they are taken as one. */
  readonly at?: (number: number) => string;
}

/** The pieces of one source, each with its SHA-256. */
const Parts = ({ name, parts, at }: PartsProps) => {
  const { t } = useTranslation('listening');
  const { exactClock } = useTimes();
  return (
    <details>
      <summary>{t('parts', { count: parts.length })}</summary>
      {parts.map(({ number, from, fileId, cut }) => {
        const part = t('partOf', { name, time: exactClock(from) });
        return (
          <p key={number}>
            {at === undefined ? (
              exactClock(from)
            ) : (
              <Anchor href={at(number)} download={`${part}.webm`} underline="always">
                {exactClock(from)}
              </Anchor>
            )}{' '}
            {fileId === null ? (
              t(cut === true ? 'withheld.partCut' : 'noDigest')
            ) : (
              <FileDigest file={part} digest={fileId} />
            )}
          </p>
        );
      })}
    </details>
  );
};
