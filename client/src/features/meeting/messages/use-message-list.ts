import type { MeetingView, Message, ResultOf } from '@diem-cau/shared';
import { useEffect, useEffectEvent, useState } from 'react';
import { useHub } from '../../../react/hub-context.tsx';

interface Known {
  readonly messages: ReadonlyMap<number, Message>;
  /** There are some before the first of them. */
  readonly earlier: boolean;
}

/** The messages that this page may read, and what reads more of them. */
export interface MessageListState {
  readonly state: 'coming' | 'there' | 'lost';
  /** The latest first. */
  readonly messages: readonly Message[];
  readonly earlier: boolean;
  readonly again: () => void;
  readonly readEarlier: () => void;
}

const merged = (known: Known | null, read: ResultOf<'messages.read'>, before: number | null): Known => ({
  messages: new Map([...(known?.messages ?? []), ...read.messages.map((each) => [each.number, each] as const)]),
  earlier: known === null || before !== null ? read.earlier : known.earlier,
});

/** Asked for anew whenever the view tells of another message, or that one was dealt with. */
export const useMessageList = ({ messages, seats }: Pick<MeetingView, 'messages' | 'seats'>): MessageListState => {
  const { signalling } = useHub();
  const [known, setKnown] = useState<Known | null>(null);
  const [lost, setLost] = useState(false);
  const [tries, setTries] = useState(1);
  const read = useEffectEvent((before: number | null, isGone: () => boolean): void => {
    signalling.ask('messages.read', { before }).then(
      (found) => {
        if (isGone()) return;
        setKnown((now) => merged(now, found, before));
        setLost(false);
      },
      (error: unknown) => {
        console.warn('messages.read', error);
        if (!isGone()) setLost(true);
      },
    );
  });
  const stands = JSON.stringify([messages, seats.map(({ message }) => message)]);
  useEffect(() => {
    let gone = false;
    read(null, () => gone);
    return () => {
      gone = true;
    };
  }, [stands, tries]);
  const [wished, setWished] = useState<number | null>(null);
  useEffect(() => {
    if (wished === null) return undefined;
    let gone = false;
    read(wished, () => gone);
    return () => {
      gone = true;
    };
  }, [wished, tries]);
  const numbers = [...(known?.messages.keys() ?? [])].toSorted((a, b) => b - a);
  return {
    state: lost ? 'lost' : known === null ? 'coming' : 'there',
    messages: numbers.flatMap((number) => known?.messages.get(number) ?? []),
    earlier: known?.earlier ?? false,
    again: () => setTries(tries + 1),
    readEarlier: () => setWished(numbers.at(-1) ?? null),
  };
};
