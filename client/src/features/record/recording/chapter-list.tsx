import type { EndpointId, RecordedFact } from '@diem-cau/shared';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chapterAt, type Chapter } from '../../../core/recording/chapters.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './recording.module.css';
import type { WorkedSound } from './use-sound-player.ts';

interface ChapterListProps {
  readonly chapters: readonly Chapter[];
  readonly sound: WorkedSound;
  readonly nameOf: (endpointId: EndpointId) => string;
  readonly say: (fact: RecordedFact) => string;
}

/** The meeting's chapters: who spoke, what happened; a press goes there. The one that is heard stays in sight. */
export const ChapterList = ({ chapters, sound: { player, at, alone }, nameOf, say }: ChapterListProps) => {
  const { t } = useTranslation('listening');
  const { exactClock } = useTimes();
  const list = useRef<HTMLOListElement>(null);
  const shown = chapters.filter((each) => alone === null || (each.what === 'speech' && each.endpointId === alone));
  const now = chapterAt(shown, at);
  useEffect(() => {
    const line = list.current?.children[now];
    const box = list.current;
    if (box === null || !(line instanceof HTMLElement)) return;
    const above = line.offsetTop - box.offsetTop;
    // Of the list alone: the page stays where it is.
    if (above < box.scrollTop || above + line.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = above - box.clientHeight / 3;
  }, [now]);
  return (
    <ol ref={list} className={classes.chapters} aria-label={t('chapters')}>
      {shown.map((chapter, index) => (
        <li
          key={chapter.what === 'speech' ? `${chapter.endpointId} ${chapter.at}` : chapter.fact.seq}
          aria-current={index === now}
          data-what={chapter.what}
        >
          <button type="button" title={t('jump')} onClick={() => player.goTo(chapter.at)}>
            {exactClock(chapter.at)}
          </button>
          <span>
            {chapter.what === 'speech' ? t('speaks', { name: nameOf(chapter.endpointId) }) : say(chapter.fact)}
          </span>
        </li>
      ))}
    </ol>
  );
};
