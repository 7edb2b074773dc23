import type { EndpointId } from '@diem-cau/shared';
import {
  IconAlertTriangle,
  IconAntennaBars2,
  IconArrowDown,
  IconBell,
  IconBellOff,
  IconCheck,
  IconCircle,
  IconCircleDashed,
  IconDeviceTv,
  IconDoorExit,
  IconHandStop,
  IconHelp,
  IconHourglass,
  IconLogin2,
  IconMessage,
  IconMicrophone,
  IconMicrophone2,
  IconMicrophoneOff,
  IconPhone,
  IconPlugConnectedX,
  IconQuestionMark,
  IconSpeakerphone,
  IconVolume,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { admit } from '../../../core/acts/lock.ts';
import { ringActs } from '../../../core/acts/ring.ts';
import { stageOne, stageRemove } from '../../../core/acts/stage.ts';
import type { PanelState, PanelTile } from '../../../core/layout/panel-tile.ts';
import { shortNames } from '../../../core/layout/short-names.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { SaidMark } from '../messages/index.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useLessWords } from '../../../react/use-less-words.ts';
import { PanelAct } from './panel-act.tsx';
import classes from './tiles.module.css';

/** Each state has a shape of its own, so that none is told by its colour alone. */
const shapes: Readonly<Record<PanelState['state'], ReactNode>> = {
  unknown: <IconHelp />,
  expected: <IconCircleDashed />,
  waits: <IconHourglass />,
  asking: <IconLogin2 />,
  lost: <IconPlugConnectedX />,
  left: <IconDoorExit />,
  ringing: <IconBell />,
  unanswered: <IconBellOff />,
  phone: <IconPhone />,
  called: <IconSpeakerphone />,
  floor: <IconMicrophone2 />,
  hand: <IconHandStop />,
  speaking: <IconVolume />,
  open: <IconMicrophone />,
  withheld: <IconMicrophoneOff />,
  said: <IconMessage />,
  ready: <IconCheck />,
  unready: <IconAlertTriangle />,
  silent: <IconQuestionMark />,
  here: <IconCircle />,
};

/** What is one press away for each commune: it comes onto the stage, is called where it is missing, or let in where it asks. */
const quick = [stageOne, stageRemove, ...ringActs, admit] as const;

interface AllFieldProps {
  readonly tiles: readonly PanelTile[];
  readonly acts: Acts;
  readonly chosen: EndpointId | null;
  /** The number that is being typed; null while none is. */
  readonly typed: number | null;
  /** A press puts on the stage, or takes off. */
  readonly staging: boolean;
  readonly lost: boolean;
  /** How many are ready, while all are asked; null while they are not. */
  readonly ready: string | null;
  readonly onPress: (endpointId: EndpointId) => void;
  /** What can be done about the one that is chosen. */
  readonly children: ReactNode;
}

/** The communes as numbered tiles in the directory's order, each with its state by shape and word; one press chooses, one beside it brings it onto the stage or calls it in. None ever moves. */
export const AllField = ({ tiles, acts, chosen, typed, staging, lost, ...props }: AllFieldProps) => {
  const { ready, onPress, children } = props;
  const { t } = useTranslation('panel');
  const names = shortNames(tiles.map(({ tile }) => tile.name));
  return (
    <section className={classes.all} aria-labelledby="panel-all-title" data-staging={staging} data-testid="panel-all">
      <h2 id="panel-all-title">
        {t('all.title')}
        {ready !== null && <strong> · {ready}</strong>}
        {staging && <span> · {t('all.staging')}</span>}
      </h2>
      {/* The keyboard scrolls it, too. */}
      <ul className={classes.tiles} tabIndex={0} aria-labelledby="panel-all-title">
        {tiles.map((each) => (
          <CommuneTile
            key={each.tile.endpointId}
            of={each}
            acts={acts}
            name={names.get(each.tile.name) ?? each.tile.name}
            chosen={each.tile.endpointId === chosen}
            typed={each.number === typed}
            staging={staging}
            lost={lost}
            onPress={() => onPress(each.tile.endpointId)}
          />
        ))}
      </ul>
      {children}
    </section>
  );
};

interface CommuneTileProps {
  readonly of: PanelTile;
  readonly acts: Acts;
  /** As it fits. */
  readonly name: string;
  readonly chosen: boolean;
  readonly typed: boolean;
  readonly staging: boolean;
  readonly lost: boolean;
  readonly onPress: () => void;
}

const CommuneTile = ({ of, acts, name, chosen, typed, staging, lost, onPress }: CommuneTileProps) => {
  const { t } = useTranslation('panel');
  const { time } = useClockText();
  const { tile, number, state, onStage, answered } = of;
  const words = t(`tile.${state.state}`, {
    place: 'place' in state ? state.place : '',
    time: 'at' in state ? time(state.at) : '',
  });
  // Where the words have no room a mark at least says that there are some.
  const said = tile.said !== undefined && state.state !== 'said';
  const lessWords = useLessWords();
  const less = tile.less ?? null;
  const marks = [
    onStage ? t('all.onStage') : '',
    answered ? t('all.answered') : '',
    less === null ? '' : lessWords(less),
    said ? t('tile.said') : '',
  ];
  return (
    <li>
      <button
        type="button"
        className={classes.tile}
        disabled={lost}
        aria-pressed={staging ? onStage : chosen}
        data-state={state.state}
        data-chosen={chosen}
        data-typed={typed}
        data-testid={`panel-tile-${tile.endpointId}`}
        onClick={(event) => {
          onPress();
          if (event.detail > 0) event.currentTarget.blur();
        }}
      >
        <span className={classes.top}>
          <span className={classes.number}>{number}</span>
          <span className={classes.name}>{name}</span>
        </span>
        <span className={classes.state}>
          {state.state === 'said' && tile.said !== undefined ? (
            <SaidMark words={tile.said} />
          ) : (
            <>
              {shapes[state.state]}
              <span>{words}</span>
            </>
          )}
          <span className={classes.marks} title={marks.filter((mark) => mark !== '').join(', ')}>
            <span className={classes.heard}>{marks.filter((mark) => mark !== '').join(', ')}</span>
            {onStage && <IconDeviceTv />}
            {answered && <IconCheck />}
            {less !== null && (less.by === 'line' ? <IconAntennaBars2 /> : <IconArrowDown />)}
            {said && <IconMessage />}
          </span>
        </span>
      </button>
      <PanelAct
        acts={acts}
        among={quick}
        on={tile.endpointId}
        of={tile.name}
        words="tile"
        testId={`panel-quick-${tile.endpointId}`}
      />
    </li>
  );
};
