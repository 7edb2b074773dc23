import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowAll,
  allowEndpoint,
  closeMicrophone,
  muteAll,
  muteEndpoint,
  openMicrophone,
} from '../../src/domain/muting.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import { loseMedia, startSending, stopScreen, stopSending } from '../../src/domain/sending.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  refusalCode,
  room,
} from '../support/meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const everybodyIn = (): Meeting => meetingAfter(opened(), ...joined(...all));
const talking = (): Meeting =>
  all.reduce((meeting, id) => after(meeting, startSending(meeting, id, 'microphone', 'delegate')), everybodyIn());

describe('muting', () => {
  it('closes and withholds one microphone until the chair allows it', () => {
    const meeting = talking();
    const muted = after(meeting, muteEndpoint(meeting, anBinh, hubActor));
    expect(muted.seats.get(anBinh)).toMatchObject({ microphoneOpen: false, microphoneRight: 'withheld' });
    expect(refusalCode(() => openMicrophone(muted, anBinh))).toBe('microphone-withheld');
    const allowed = after(muted, allowEndpoint(muted, anBinh, hubActor));
    expect(allowed.seats.get(anBinh)?.microphoneOpen).toBe(false);
    expect(openMicrophone(allowed, anBinh)).toEqual([{ type: 'microphoneOpened', endpointId: anBinh }]);
  });

  it('mutes all but the leading endpoint, and those who join later', () => {
    const meeting = meetingAfter(opened(), ...joined(room, anBinh), {
      type: 'sendingStarted',
      endpointId: anBinh,
      source: 'microphone',
    });
    const muted = after(meeting, muteAll(meeting, hubActor));
    expect(muted.seats.get(room)?.microphoneRight).toBe('free');
    expect(muted.seats.get(anBinh)?.microphoneOpen).toBe(false);
    const later = after(muted, joined(hoaLac));
    expect(refusalCode(() => startSending(later, hoaLac, 'microphone', 'delegate'))).toBe('microphone-withheld');
    expect(after(later, allowAll(later, hubActor)).microphones).toBe('free');
  });

  it('does not mute the leading endpoint', () => {
    expect(refusalCode(() => muteEndpoint(talking(), room, hubActor))).toBe('forbidden');
  });

  it('withholds microphones from the start where the type of meeting says so', () => {
    const training = meetingAfter(opened('tap-huan'), ...joined(...all));
    expect(refusalCode(() => startSending(training, anBinh, 'microphone', 'delegate'))).toBe('microphone-withheld');
    expect(startSending(training, room, 'microphone', 'chair')).toHaveLength(1);
  });

  it('keeps the mute over a drop-out', () => {
    const meeting = talking();
    const muted = after(meeting, muteEndpoint(meeting, anBinh, hubActor));
    const dropped = after(muted, [{ type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' }]);
    const back = after(dropped, [{ type: 'endpointResumed', endpointId: anBinh }]);
    expect(refusalCode(() => startSending(back, anBinh, 'microphone', 'delegate'))).toBe('microphone-withheld');
  });

  it('never leaves a withheld microphone open, whatever is done in whatever order', () => {
    const acts = fc.array(
      fc.tuple(
        fc.constantFrom(...all),
        fc.constantFrom('mute', 'allow', 'muteAll', 'allowAll', 'open', 'close', 'send', 'stop', 'drop', 'resume'),
      ),
    );
    fc.assert(
      fc.property(acts, (steps) => {
        let meeting = everybodyIn();
        for (const [id, step] of steps) {
          try {
            meeting = after(meeting, decide(meeting, id, step));
          } catch {
            continue;
          }
          for (const seat of meeting.seats.values())
            if (seat.microphoneRight === 'withheld') expect(seat.microphoneOpen).toBe(false);
        }
      }),
    );
  });
});

const decide = (meeting: Meeting, id: (typeof all)[number], step: string) => {
  switch (step) {
    case 'mute':
      return muteEndpoint(meeting, id, hubActor);
    case 'allow':
      return allowEndpoint(meeting, id, hubActor);
    case 'muteAll':
      return muteAll(meeting, hubActor);
    case 'allowAll':
      return allowAll(meeting, hubActor);
    case 'open':
      return openMicrophone(meeting, id);
    case 'close':
      return closeMicrophone(meeting, id);
    case 'send':
      return startSending(meeting, id, 'microphone', 'delegate');
    case 'stop':
      return stopSending(meeting, id, 'microphone');
    case 'drop':
      return [{ type: 'endpointDropped' as const, endpointId: id, cause: 'link-lost' as const }];
    default:
      return [{ type: 'endpointResumed' as const, endpointId: id }];
  }
};

describe('the shared screen', () => {
  const sharing = (): Meeting => {
    const meeting = everybodyIn();
    return after(meeting, startSending(meeting, anBinh, 'screen', 'delegate'));
  };

  it('is one at a time', () => {
    expect(refusalCode(() => startSending(sharing(), hoaLac, 'screen', 'delegate'))).toBe('screen-taken');
    expect(refusalCode(() => startSending(sharing(), anBinh, 'screen', 'delegate'))).toBe('already-sending');
  });

  it('is taken by the chair', () => {
    expect(startSending(sharing(), room, 'screen', 'chair')).toEqual([
      { type: 'sendingStopped', endpointId: anBinh, source: 'screen', cause: 'taken' },
      { type: 'sendingStarted', endpointId: room, source: 'screen' },
    ]);
    expect(stopScreen(sharing())).toEqual([
      { type: 'sendingStopped', endpointId: anBinh, source: 'screen', cause: 'stopped-by-chair' },
    ]);
    expect(stopScreen(everybodyIn())).toEqual([]);
  });

  it('is lost with the media service, with all else that was sent', () => {
    const meeting = sharing();
    const lost = after(meeting, loseMedia(meeting));
    expect([...lost.seats.values()].every((seat) => seat.sending.size === 0)).toBe(true);
    expect(loseMedia(meeting, hoaLac)).toEqual([]);
  });
});
