import { mostMessagesShown, type Message, type MessagesView, type SeatMessageView } from '@diem-cau/shared';
import type { FactOf } from '../events.ts';
import { ofAll, ofEndpoint, type Topic } from '../topic.ts';
import { messagesDue } from './saying.ts';
import { lastOf, standingOf, type Messages } from './state.ts';

const detailOf = ({ words }: Pick<Message, 'words'>): string =>
  words.says === 'phrase' ? `phrase ${words.phrase}` : `text ${words.text}`;

const endOfAll = (state: Messages): Messages => (state.last.size === 0 ? state : { ...state, last: new Map() });

/** What was said in writing, and who dealt with what endpoints said. */
export const messages: Topic<Messages, FactOf<'messages'>['type'], MessagesView, SeatMessageView> = {
  initial: () => ({ all: [], last: new Map() }),
  folds: {
    messageTold: (state, { messageId, words, actor }, { at }) => {
      const from = actor.by === 'endpoint' ? actor.endpointId : null;
      const message: Message = { number: state.all.length + 1, messageId, at, to: 'all', from, words };
      return { ...state, all: [...state.all, message] };
    },
    messageSent: ({ all, last }, { messageId, endpointId, words }, { at }) => {
      const number = all.length + 1;
      const message: Message = { number, messageId, at, to: 'conductors', from: endpointId, words, settled: null };
      return { all: [...all, message], last: new Map(last).set(endpointId, number) };
    },
    messageSettled: (state, { messageId, endpointId, cause }, { at }) => {
      const standing = standingOf(state, endpointId);
      if (standing?.messageId !== messageId) return state;
      const all = state.all.with(standing.number - 1, { ...standing, settled: { cause, at } });
      const last = new Map(state.last);
      // That nobody dealt with it is told by the list alone.
      if (cause === 'lapsed') last.delete(endpointId);
      return { all, last };
    },

    meetingClosed: endOfAll,
  },
  view: ({ messages: { all } }, audience) => {
    const told = audience === 'seat' ? all.filter(({ to }) => to === 'all') : all;
    const more = audience === 'seat' ? { more: all.length - told.length } : {};
    return { messages: { count: told.length, ...more, last: told.slice(-mostMessagesShown) } };
  },
  seatView: ({ messages: state }, { endpoint: { endpointId } }, audience) => {
    const last = lastOf(state, endpointId);
    if (last === null) return {};
    const { messageId, at, words, settled } = last;
    return {
      message: {
        ...{ messageId, at },
        ...(audience === 'seat' ? {} : { words }),
        ...(settled === null ? {} : { answeredAt: settled.at }),
      },
    };
  },
  lines: {
    messageTold: (fact) => ofAll(detailOf(fact)),
    messageSent: (fact) => ofEndpoint(fact, detailOf(fact)),
    messageSettled: (fact) => ofEndpoint(fact, fact.cause),
  },
  due: messagesDue,
};
