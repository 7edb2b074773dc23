import type { EndpointId, MeetingView, ParamsIn, SeatRequestName } from '@diem-cau/shared';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isPossible,
  type Act,
  type Asking,
  type Conduct,
  type FormAct,
  type OwnAct,
  type OwnThing,
} from '../core/acts/act.ts';
import { ActSender } from '../core/acts/act-sender.ts';
import { actOfKey, possibleActs } from '../core/acts/possible.ts';
import type { KeyName } from '../core/acts/keys.ts';
import { seatOf } from '../core/meeting-store.ts';
import { useHub } from './hub-context.tsx';
import { useUndoable } from './use-undoable.ts';

/** An act that one press begins. */
export type PressedAct = Conduct | OwnAct;

/** An act and the endpoint that it is about; null for the whole meeting. */
export interface Asked {
  readonly act: PressedAct;
  readonly on: EndpointId | null;
}

/** An act that the hub has done, in words. */
export interface Done extends Asked {
  readonly words: string;
}

/** What can be done in a meeting, for one surface that draws it. */
export interface Acts {
  /** Those that a press begins and that are possible now, about one endpoint or about the whole meeting. */
  readonly possible: (on: EndpointId | null) => readonly PressedAct[];
  readonly isPossible: (act: Act, on: EndpointId | null) => boolean;
  /** Does an act, or has it asked about first. */
  readonly press: (asked: Asked) => void;
  /** Does what a key stands for now, about the chosen endpoint or the meeting; nothing where none of it is possible. */
  readonly pressKey: (key: KeyName, chosen: EndpointId | null) => void;
  /** Does an act that was asked about, or need not be; settles with the hub's answer. */
  readonly send: (asked: Asked) => Promise<void>;
  /** Does an act that a form has told more. */
  readonly fill: <Name extends SeatRequestName>(act: FormAct<Name>, params: ParamsIn<Name>) => Promise<void>;
  /** The act upon the floor that can still be undone; null where none can. */
  readonly undoable: NonNullable<MeetingView['floor']['undo']>['act'] | null;
  /** Whether the last act upon the stage can still be undone. */
  readonly stageUndoable: boolean;
  /** What was done last, for a screen reader; empty before anything was. */
  readonly said: string;
  /** What this surface did last by one press, another each time; null before anything was. */
  readonly done: Done | null;
}

interface Surface {
  /** What this surface draws. */
  readonly acts: readonly Act[];
  /** The meeting as the surface knows it; null while it knows none. */
  readonly view: MeetingView | null;
  /** Runs what was pressed, with the surface's own notice for a refusal. */
  readonly run: (work: () => Promise<unknown>) => void;
  /** Asks once, in a sentence; whoever says yes is sent. */
  readonly ask: (asked: Asked) => void;
  /** The page's own devices and place, where it has any. */
  readonly own?: Readonly<Record<OwnThing, () => Promise<unknown>>>;
}

/** The view without what could be undone and cannot any more. */
const withoutOver = (view: MeetingView, floor: boolean, stage: boolean): MeetingView => {
  const { undo: _over, ...stageLeft } = view.stage;
  return {
    ...view,
    floor: floor ? view.floor : { ...view.floor, undo: null },
    stage: stage ? view.stage : stageLeft,
  };
};

/** The acts of a meeting for one surface; what is on its way to the hub is not asked a second time. */
export const useActs = ({ acts, view, run, ask, own }: Surface): Acts => {
  const { t } = useTranslation('acts');
  const { signalling, hello } = useHub();
  const [said, setSaid] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const undoable = useUndoable(view?.floor.undo ?? null)?.act ?? null;
  const stageUndoable = useUndoable(view?.stage.undo ?? null) !== null;
  // What is told as undoable stands in the view until the next announcement; its seconds end before that.
  const seen = view === null ? null : withoutOver(view, undoable !== null, stageUndoable);
  const sender = useMemo(() => new ActSender(signalling), [signalling]);
  const asking = (on: EndpointId | null): Asking | null => {
    const seat = seatOf(view, on);
    return seen === null || (on !== null && seat === null) ? null : { view: seen, who: hello.me, on: seat };
  };
  const send = async ({ act, on }: Asked): Promise<void> => {
    // A person's own OFF is never kept waiting by an ON that is still on its way.
    if ('own' in act) await own?.[act.own]();
    else {
      const about = asking(on);
      if (about === null || !(await sender.send(act, about))) return;
      const words = t(`${act.name}.done`, { name: about.on?.name });
      setSaid(words);
      setDone({ act, on, words });
    }
  };
  const press = (asked: Asked): void => (asked.act.how === 'asks-once' ? ask(asked) : run(() => send(asked)));
  return {
    possible: (on) => {
      const about = asking(on);
      return about === null ? [] : possibleActs(acts, about).filter((act) => act.how !== 'form');
    },
    isPossible: (act, on) => {
      const about = asking(on);
      return about !== null && isPossible(act, about);
    },
    press,
    pressKey: (key, chosen) => {
      const about = asking(chosen);
      const found = about === null ? null : actOfKey(acts, key, about);
      if (found !== null && found.act.how !== 'form')
        press({ act: found.act, on: found.asking.on?.endpointId ?? null });
    },
    send,
    fill: async (act, params) => {
      await sender.fill(act, params);
      setSaid(t(`${act.name}.done`));
    },
    undoable,
    stageUndoable,
    said,
    done,
  };
};
