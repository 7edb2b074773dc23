import { Rung, rungs } from '@diem-cau/shared';
import { IconBell, IconCpu, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chimeChoice } from '../../../core/chime.ts';
import { pcRelief } from '../../../core/pc/pc-relief.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { useMeeting } from '../../../react/use-meeting.ts';
import { usePress } from '../../../react/use-press.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Choice } from '../../../ui/choice.tsx';

/**
 * How much of the meeting this endpoint receives at most, for a line that is dear or weak; also what somebody else has set is taken back here. And whether pictures
 * give way by themselves where the PC is short of time; in the room, whether chimes are heard.
 */
export const ReceptionChoice = () => {
  const { t } = useTranslation('advice');
  const { own } = useEndpoint();
  const { signalling } = useHub();
  const chosen = useMeeting((meeting) => seatOf(meeting, own)?.rungLimit?.rung ?? 'full');
  const leads = useMeeting((meeting) => seatOf(meeting, own)?.leads) ?? false;
  const press = usePress();
  const [chimes, setChimes] = useState(chimeChoice.on);
  const [relieved, setRelieved] = useState(pcRelief.on);
  if (chosen === null) return null;
  return (
    <>
      <Choice
        icon={<IconVideo size="1.4em" />}
        label={t('line.choice.label')}
        value={chosen}
        options={rungs.map((rung) => ({ value: rung, label: t(`line.choice.${rung}`) }))}
        testId="choose-reception"
        disabled={press.busy}
        onChoose={(value) => press.run(() => signalling.ask('ladder.limitOwn', { rung: Rung.parse(value) }))}
      />
      <Choice
        icon={<IconCpu size="1.4em" />}
        label={t('line.choice.relief')}
        value={relieved ? 'on' : 'off'}
        options={[
          { value: 'on', label: t('line.choice.relieved') },
          { value: 'off', label: t('line.choice.unrelieved') },
        ]}
        testId="choose-relief"
        onChoose={(value) => {
          pcRelief.choose(value === 'on');
          setRelieved(value === 'on');
        }}
      />
      {leads && (
        <Choice
          icon={<IconBell size="1.4em" />}
          label={t('chime.label')}
          value={chimes ? 'on' : 'off'}
          options={[
            { value: 'on', label: t('chime.on') },
            { value: 'off', label: t('chime.off') },
          ]}
          testId="choose-chime"
          onChoose={(value) => {
            chimeChoice.choose(value === 'on');
            setChimes(value === 'on');
          }}
        />
      )}
      {press.trouble !== null && <Banner>{press.trouble}</Banner>}
    </>
  );
};
