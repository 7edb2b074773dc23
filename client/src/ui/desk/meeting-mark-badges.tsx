import type { MeetingMarks } from '@diem-cau/shared';
import { Badge } from '@mantine/core';
import { useMarkWords } from './use-mark-words.ts';

/** The marks of a meeting beside its title; what each says whole is its hint. */
export const MeetingMarkBadges = ({ marks }: { marks: MeetingMarks }) => {
  const words = useMarkWords();
  return words(marks).map(({ key, short, whole }) => (
    <Badge
      key={key}
      ml="xs"
      color={key === 'openTooLong' ? 'red.8' : 'gray.8'}
      variant="outline"
      title={whole}
      tt="none"
    >
      {short}
    </Badge>
  ));
};
