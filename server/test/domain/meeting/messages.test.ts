import {
  ConductorPhrase,
  EndpointPhrase,
  MessageId,
  messageStandsSeconds,
  mostMessages,
  mostMessagesRead,
  mostMessagesShown,
  requests,
  type ConductorWords,
  type EndpointId,
  type EndpointWords,
} from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import {
  messagesDue,
  readMessages,
  sendMessage,
  settleMessage,
  tellAll,
} from '../../../src/domain/meeting/messages/saying.ts';
import { dropEndpoint, leaveMeeting } from '../../../src/domain/meeting/seats/seating.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import {
  anBinh,
  at,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  refusalCode,
  room,
} from '../../support/meetings.ts';

const id = (n: number): MessageId => MessageId.parse(`m${n}`);
const phrase = (said: EndpointPhrase): EndpointWords => ({ says: 'phrase', phrase: said });
const text = (said: string) => ({ says: 'text', text: said }) as const;
const breakTen: ConductorWords = { says: 'phrase', phrase: 'break-ten' };

/** A meeting in which is written; the clock goes on by itself. */
class Room {
  meeting: Meeting = meetingAfter(opened(), ...joined(room, anBinh, hoaLac));
  now = 600_000;

  does(decide: (meeting: Meeting, now: number) => readonly MeetingEvent[], afterMs = 1_000): string[] {
    this.now += afterMs;
    const facts = decide(this.meeting, this.now);
    this.meeting = at(this.meeting, facts, this.now);
    return facts.map(({ type }) => type);
  }

  sends(endpointId: EndpointId, words: EndpointWords, n: number): string[] {
    return this.does((meeting) => sendMessage(meeting, endpointId, { messageId: id(n), words }, hubActor));
  }

  tells(words: ConductorWords, n: number, afterMs = 10_000): string[] {
    return this.does((meeting, now) => tellAll(meeting, { messageId: id(n), words }, now, hubActor), afterMs);
  }

  settles(endpointId: EndpointId, n: number): string[] {
    return this.does((meeting) => settleMessage(meeting, { endpointId, messageId: id(n) }, hubActor));
  }

  /** Carries out what has fallen due by a time. */
  falls(now: number): string[] {
    return messagesDue(this.meeting)
      .filter((due) => due.at <= now)
      .flatMap((due) => this.does(due.decide));
  }

  view(audience: 'seat' | 'desk' | 'room' | 'technician') {
    return meetingView(this.meeting, { audience, seq: 1, record: 'sound' });
  }

  seat(endpointId: EndpointId, audience: 'seat' | 'desk' | 'room' | 'technician' = 'desk') {
    return this.view(audience).seats.find((seat) => seat.endpointId === endpointId)?.message;
  }
}

describe('what an endpoint says', () => {
  it('stands with its words before whoever conducts or watches, and without them before other communes', () => {
    const live = new Room();
    expect(live.sends(anBinh, phrase('cannot-hear'), 1)).toEqual(['messageSent']);
    for (const audience of ['desk', 'room', 'technician'] as const) {
      expect(live.seat(anBinh, audience)).toMatchObject({ words: phrase('cannot-hear') });
      expect(live.view(audience).messages).toMatchObject({ count: 1, last: [{ from: anBinh }] });
    }
    expect(live.seat(anBinh, 'seat')).toEqual({ messageId: id(1), at: live.now });
    expect(live.view('seat').messages).toEqual({ count: 0, more: 1, last: [] });
    expect(live.seat(hoaLac)).toBeUndefined();
  });

  it('is said once, whether it is asked again or the same is pressed again, and anew once it was dealt with', () => {
    const live = new Room();
    live.sends(anBinh, phrase('cannot-hear'), 1);
    expect(live.sends(anBinh, phrase('cannot-hear'), 1)).toEqual([]);
    expect(live.sends(anBinh, phrase('cannot-hear'), 2)).toEqual([]);
    expect(live.sends(hoaLac, phrase('cannot-hear'), 1), 'another endpoint’s id').toEqual(['messageSent']);
    expect(live.settles(anBinh, 1)).toEqual(['messageSettled']);
    expect(live.sends(anBinh, phrase('cannot-hear'), 1), 'asked again, late').toEqual([]);
    expect(live.sends(anBinh, phrase('cannot-hear'), 3)).toEqual(['messageSent']);
  });

  it('is dealt with once, by whoever is first, and told to its own page', () => {
    const live = new Room();
    live.sends(anBinh, phrase('cannot-hear'), 1);
    expect(live.settles(anBinh, 1)).toEqual(['messageSettled']);
    const answeredAt = live.now;
    expect(live.settles(anBinh, 1)).toEqual([]);
    expect(live.seat(anBinh, 'seat')).toMatchObject({ answeredAt });
    expect(refusalCode(() => live.settles(hoaLac, 1))).toBe('not-found');
    live.sends(anBinh, text('Loa bị rè'), 2);
    live.sends(anBinh, text('Nghe được rồi'), 3);
    expect(live.settles(anBinh, 2), 'a later one took its place').toEqual([]);
    expect(live.seat(anBinh)).toMatchObject({ words: text('Nghe được rồi') });
  });

  it('stands for two minutes, through a drop-out, and not longer', () => {
    const live = new Room();
    live.sends(anBinh, phrase('cannot-see'), 1);
    const until = live.now + messageStandsSeconds * 1000;
    live.does((meeting) => dropEndpoint(meeting, anBinh, 'link-lost'));
    expect(live.falls(until - 1)).toEqual([]);
    expect(live.seat(anBinh)).toBeDefined();
    const late = messagesDue(live.meeting)[0];
    expect(live.falls(until)).toEqual(['messageSettled']);
    expect(live.seat(anBinh)).toBeUndefined();
    expect(
      live.does((meeting) => late?.decide(meeting) ?? []),
      'the timer of a hub that came back',
    ).toEqual([]);
    expect(readMessages(live.meeting, null, null).messages).toMatchObject([{ settled: { cause: 'lapsed' } }]);
  });

  it('comes from who is there alone, and never from the one that leads', () => {
    const live = new Room();
    expect(refusalCode(() => live.sends(dangKhe, phrase('understood'), 1))).toBe('not-in-meeting');
    expect(refusalCode(() => live.sends(room, phrase('understood'), 1))).toBe('forbidden');
    live.does((meeting) => leaveMeeting(meeting, anBinh));
    expect(refusalCode(() => live.sends(anBinh, phrase('understood'), 1))).toBe('not-in-meeting');
    live.does((meeting) => closeMeeting(meeting, hubActor));
    for (const late of [() => live.sends(hoaLac, phrase('understood'), 2), () => live.tells(breakTen, 3)])
      expect(refusalCode(late)).toBe('meeting-not-open');
    expect(messagesDue(live.meeting)).toEqual([]);
  });

  it('has an end, for one endpoint and for all to all', () => {
    const live = new Room();
    for (let n = 1; n <= mostMessages.ofOne; n += 1) live.sends(anBinh, text(`Tin ${n}`), n);
    expect(refusalCode(() => live.sends(anBinh, text('Thêm'), 1_000))).toBe('messages-full');
    expect(live.sends(hoaLac, text('Thêm'), 1_000)).toEqual(['messageSent']);
    for (let n = 1; n <= mostMessages.toAll; n += 1) live.tells(text(`Tin ${n}`), n);
    expect(refusalCode(() => live.tells(breakTen, 2_000))).toBe('messages-full');
  });
});

describe('what is said to all', () => {
  it('is told to every audience, said once by two who press for the same, and read by who comes late', () => {
    const live = new Room();
    expect(live.tells(breakTen, 1)).toEqual(['messageTold']);
    expect(live.tells(breakTen, 2, 500), 'a second panel').toEqual([]);
    expect(live.tells(breakTen, 1), 'asked again').toEqual([]);
    expect(live.tells(breakTen, 3), 'another break').toEqual(['messageTold']);
    for (const audience of ['seat', 'desk', 'room', 'technician'] as const)
      expect(live.view(audience).messages.count).toBe(2);
    expect(readMessages(live.meeting, dangKhe, null).messages.map(({ messageId }) => messageId)).toEqual([
      id(1),
      id(3),
    ]);
  });
});

it('has a clean line of at most two hundred characters', () => {
  const taken = (said: string) =>
    requests['messages.send'].params.safeParse({ messageId: 'm', words: text(said) }).data?.words;
  expect(taken(' Loa\u202E bị\u0007\n rè ')).toEqual(text('Loa bị rè'));
  expect(taken('\u202E \n')).toBeUndefined();
  expect(taken('x'.repeat(200))).toBeDefined();
  expect(taken('x'.repeat(201))).toBeUndefined();
});

it('shows and reads no more than there may be, each its own, in order', () => {
  const who = fc.constantFrom(anBinh, hoaLac);
  const step = fc.oneof(
    fc.record({ does: fc.constant('send' as const), who, words: fc.constantFrom(...EndpointPhrase.options) }),
    fc.record({ does: fc.constant('tell' as const), who, words: fc.constantFrom(...ConductorPhrase.options) }),
    fc.record({ does: fc.constant('settle' as const), who, words: fc.nat(40) }),
    fc.record({ does: fc.constant('wait' as const), who, words: fc.nat(90) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const live = new Room();
      steps.forEach(({ does, who: of, words }, n) => {
        if (does === 'send') live.sends(of, phrase(words), n);
        if (does === 'tell') live.tells({ says: 'phrase', phrase: words }, n);
        if (does === 'wait') live.now += words * 1_000;
        const sent = live.meeting.messages.all.filter(({ to, from }) => to === 'conductors' && from === of);
        if (does === 'settle' && sent.some(({ messageId }) => messageId === id(words))) live.settles(of, words);
        live.falls(live.now);
        const { all } = live.meeting.messages;
        expect(all.map(({ number }) => number)).toEqual(all.map((_each, index) => index + 1));
        for (const endpointId of [anBinh, hoaLac]) {
          const standing = all.filter(
            (each) => each.to === 'conductors' && each.from === endpointId && each.settled === null,
          );
          const shown = live.seat(endpointId);
          if (shown?.answeredAt === undefined) expect(shown?.messageId).toBe(shown && standing.at(-1)?.messageId);
          if (shown !== undefined && shown.answeredAt === undefined)
            expect(live.now - shown.at).toBeLessThan(messageStandsSeconds * 1000 + 2_000);
          const read = readMessages(live.meeting, endpointId, null);
          expect(read.messages.length).toBeLessThanOrEqual(mostMessagesRead);
          expect(read.messages.every(({ to, from }) => to === 'all' || from === endpointId)).toBe(true);
          if (read.earlier) {
            const before = readMessages(live.meeting, endpointId, read.messages[0]?.number ?? 0).messages.at(-1);
            expect(before?.number).toBeLessThan(read.messages[0]?.number ?? 0);
          }
        }
        expect(live.view('desk').messages.last).toEqual(all.slice(-mostMessagesShown));
        expect(live.view('seat').messages.last.every(({ to }) => to === 'all')).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});
