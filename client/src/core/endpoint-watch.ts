import { keepAwayPage } from './away-worker.ts';
import { watchPermission } from './devices/permission-watch.ts';
import type { Devices } from './devices/devices.ts';
import type { Hello, Hub } from './hub.ts';
import { lastHub } from './last-hub.ts';
import { watchLine } from './line/watch.ts';
import type { MeetingSession } from './meeting-session.ts';
import { watchSources } from './troubles/watch.ts';
import { keepAwake } from './wake-lock.ts';

/** The parts of an endpoint's page that are watched. */
type Watched = Omit<Parameters<typeof watchSources>[0], 'signalling'> &
  Parameters<typeof watchLine>[0] & { readonly hub: Hub; readonly devices: Devices };

const noteHub = (hello: Hello | null): void => {
  if (hello !== null) lastHub.note(hello);
};

/** Keeps the PC awake while it sits in a meeting; returns what ends it. */
const watchAwake = (state: MeetingSession['state']): (() => void) => {
  let letSleep: (() => void) | null = null;
  const follow = (): void => {
    const inMeeting = ['inside', 'resuming'].includes(state.getState().state);
    if (inMeeting) letSleep ??= keepAwake();
    else {
      letSleep?.();
      letSleep = null;
    }
  };
  follow();
  const end = state.subscribe(follow);
  return () => {
    end();
    letSleep?.();
  };
};

/** What watches beside an endpoint's page; joining does not wait for it. Returns what ends it. */
export const watchEndpoint = (page: Watched): (() => void) => {
  const { hub, devices, session } = page;
  noteHub(hub.hello.getState().hello);
  void keepAwayPage();
  const ends = [
    hub.onGreeted(noteHub),
    watchAwake(session.state),
    watchPermission('camera', () => devices.camera.allowed()),
    watchPermission('microphone', () => devices.microphone.allowed()),
    watchSources({ ...page, signalling: hub.signalling }),
    watchLine(page),
    page.line.subscribe(({ kind }) => page.pictures.keep(kind === 'media' || kind === 'lost')),
  ];
  return () => {
    for (const end of ends) end();
  };
};
