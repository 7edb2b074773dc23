import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowAll,
  allowEndpoint,
  closeMicrophone,
  muteAll,
  muteEndpoint,
  openMicrophone,
} from '../../../src/domain/meeting/microphones/muting.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { loseMedia, startSending, stopScreen, stopSending } from '../../../src/domain/meeting/sources/sending.ts';
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
  sender,
} from '../../support/meetings.ts';

const all = [room, anBinh, hoaLac, dangKhe];
const everybodyIn = (): Meeting => meetingAfter(opened(), ...joined(...all));
const talking = (): Meeting =>
  all.reduce((meeting, id) => after(meeting, startSending(meeting, sender(id), 'microphone')), everybodyIn());

describe('muting', () => {
  it('closes and withholds one microphone until the chair allows it', () => {
    const meeting = talking();
    const muted = after(meeting, muteEndpoint(meeting, anBinh, hubActor));
    expect(muted.microphones.of.get(anBinh)).toEqual({ open: false, right: 'withheld' });
    expect(refusalCode(() => openMicrophone(muted, anBinh))).toBe('microphone-withheld');
    const allowed = after(muted, allowEndpoint(muted, anBinh, hubActor));
    expect(allowed.microphones.of.get(anBinh)?.open).toBe(false);
    expect(openMicrophone(allowed, anBinh)).toEqual([{ type: 'microphoneOpened', endpointId: anBinh }]);
  });

  it('mutes all but the leading endpoint, and those who join later', () => {
    const meeting = meetingAfter(opened(), ...joined(room, anBinh), {
      type: 'sendingStarted',
      endpointId: anBinh,
      source: 'microphone',
    });
    const muted = after(meeting, muteAll(meeting, hubActor));
    expect(muted.microphones.of.get(room)?.right).toBe('free');
    expect(muted.microphones.of.get(anBinh)?.open).toBe(false);
    const later = after(muted, joined(hoaLac));
    expect(refusalCode(() => startSending(later, sender(hoaLac), 'microphone'))).toBe('microphone-withheld');
    expect(after(later, allowAll(later, hubActor)).microphones.all).toBe('free');
  });

  it('does not mute the leading endpoint', () => {
    expect(refusalCode(() => muteEndpoint(talking(), room, hubActor))).toBe('forbidden');
  });

  it('withholds microphones from the start where the type of meeting says so', () => {
    const training = meetingAfter(opened('tap-huan'), ...joined(...all));
    expect(refusalCode(() => startSending(training, sender(anBinh), 'microphone'))).toBe('microphone-withheld');
    expect(startSending(training, sender(room), 'microphone')).toHaveLength(1);
  });

  it('keeps the mute over a drop-out', () => {
    const meeting = talking();
    const muted = after(meeting, muteEndpoint(meeting, anBinh, hubActor));
    const dropped = after(muted, [{ type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' }]);
    const back = after(dropped, [{ type: 'endpointResumed', endpointId: anBinh }]);
    expect(refusalCode(() => startSending(back, sender(anBinh), 'microphone'))).toBe('microphone-withheld');
  });

  it('lets come back by itself what nobody has withheld meanwhile, and only that', () => {
    const dropped = (meeting: Meeting): Meeting =>
      after(meeting, [{ type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' }]);
    const resumed = (meeting: Meeting): Meeting => after(meeting, [{ type: 'endpointResumed', endpointId: anBinh }]);
    const again = (meeting: Meeting) => startSending(meeting, sender(anBinh), 'microphone', { again: true });
    const away = dropped(talking());
    expect(again(resumed(away))).toEqual([{ type: 'sendingStarted', endpointId: anBinh, source: 'microphone' }]);
    const muted = after(away, muteAll(away, hubActor));
    expect(refusalCode(() => again(resumed(muted)))).toBe('microphone-withheld');
    // Allowed again before it was back: whoever was there had to press, and so has the one who was not.
    const allowed = resumed(after(muted, allowAll(muted, hubActor)));
    expect(refusalCode(() => again(allowed))).toBe('held-back');
    const pressed = after(allowed, startSending(allowed, sender(anBinh), 'microphone'));
    expect(again(resumed(dropped(pressed)))).toHaveLength(1);
  });

  it('forgets that it was withheld when its endpoint opens it again while it is sent', () => {
    const meeting = talking();
    const muted = after(meeting, muteEndpoint(meeting, anBinh, hubActor));
    const allowed = after(muted, allowEndpoint(muted, anBinh, hubActor));
    const opened = after(allowed, openMicrophone(allowed, anBinh));
    const lost = after(opened, loseMedia(opened));
    expect(startSending(lost, sender(anBinh), 'microphone', { again: true })).toHaveLength(1);
  });

  it('never lets anything come back that the chair has withheld since the last press', () => {
    const acts = fc.array(
      fc.constantFrom('mute', 'allow', 'muteAll', 'allowAll', 'open', 'close', 'send', 'stop', 'drop', 'resume'),
    );
    fc.assert(
      fc.property(acts, (steps) => {
        let meeting = everybodyIn();
        let withheldSincePress = false;
        for (const step of steps) {
          try {
            meeting = after(meeting, decide(meeting, anBinh, step));
          } catch {
            continue;
          }
          const microphone = meeting.microphones.of.get(anBinh);
          if (microphone?.right === 'withheld') withheldSincePress = true;
          if (microphone?.open === true) withheldSincePress = false;
          const back = after(meeting, [
            { type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' },
            { type: 'endpointResumed', endpointId: anBinh },
          ]);
          const comesBack = (): unknown => startSending(back, sender(anBinh), 'microphone', { again: true });
          if (withheldSincePress) expect(refusalCode(comesBack)).toMatch(/^(microphone-withheld|held-back)$/);
          else expect(comesBack()).toHaveLength(1);
        }
      }),
    );
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
          for (const { right, open } of meeting.microphones.of.values())
            if (right === 'withheld') expect(open).toBe(false);
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
      return startSending(meeting, sender(id), 'microphone');
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
    return after(meeting, startSending(meeting, sender(anBinh), 'screen'));
  };

  it('is one at a time', () => {
    expect(refusalCode(() => startSending(sharing(), sender(hoaLac), 'screen'))).toBe('screen-taken');
    expect(refusalCode(() => startSending(sharing(), sender(anBinh), 'screen'))).toBe('already-sending');
  });

  it('comes back after a cut if nobody else shares, and takes nobody’s place', () => {
    const cut = after(sharing(), [
      { type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' },
      { type: 'endpointResumed', endpointId: anBinh },
    ]);
    expect(startSending(cut, sender(anBinh), 'screen', { again: true })).toHaveLength(1);
    expect(refusalCode(() => startSending(sharing(), sender(room), 'screen', { again: true }))).toBe('screen-taken');
    const stopped = after(sharing(), stopScreen(sharing()));
    expect(refusalCode(() => startSending(stopped, sender(anBinh), 'screen', { again: true }))).toBe('held-back');
    const pressed = after(stopped, startSending(stopped, sender(anBinh), 'screen'));
    const lost = after(pressed, loseMedia(pressed));
    expect(startSending(lost, sender(anBinh), 'screen', { again: true })).toHaveLength(1);
  });

  it('is taken by the chair', () => {
    expect(startSending(sharing(), sender(room), 'screen')).toEqual([
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
    expect([...lost.sources.values()].every(({ sending }) => sending.size === 0)).toBe(true);
    expect(loseMedia(meeting, hoaLac)).toEqual([]);
  });
});
