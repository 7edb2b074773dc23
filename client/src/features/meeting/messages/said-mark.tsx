import type { EndpointWords } from '@diem-cau/shared';
import { IconMessage } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { messageParts } from './load-messages.ts';

type Parts = Awaited<ReturnType<typeof messageParts.get>>;

interface SaidMarkProps {
  readonly words: EndpointWords;
  /** There is no room for the words. */
  readonly short?: boolean;
}

/** What an endpoint said and nobody has dealt with yet, on its tile or in its row: a picture, and the words as soon as they are there. */
export const SaidMark = ({ words, short = false }: SaidMarkProps) => {
  const [parts, setParts] = useState<Parts>(null);
  useEffect(() => {
    let gone = false;
    void messageParts.get().then((found) => {
      if (!gone) setParts(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  return (
    <>
      <IconMessage aria-hidden="true" size="1.2em" />
      {parts !== null && !short && <parts.MessageWords words={words} />}
    </>
  );
};
