import { IconBuildingCommunity, IconCoffee, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { minutesBetween } from '../../../core/clock-format.ts';
import { stageOfCommune } from '../../../core/layout/stage.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useNow } from '../../../react/use-now.ts';
import { useStageTrouble } from '../../../react/use-stage-trouble.ts';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { BreakLeft } from '../../../react/break-left.tsx';
import { ForSoLong } from '../../../react/for-so-long.tsx';
import { StageCard } from '../../../ui/stage-card.tsx';
import classes from './commune.module.css';
import { StagePicture } from './stage-picture.tsx';

/** What a commune sees: one large picture or several, and beside them the chair, the speaker and, below, itself. */
export const CommuneStage = ({ children }: { children: ReactNode }) => {
  const { store, own } = useEndpoint();
  const meeting = useStore(store.state, (state) => state.meeting);
  const trouble = useStageTrouble();
  const stage = meeting === null ? { large: [], beside: [] } : stageOfCommune(meeting, own);
  const onBreak = meeting?.phase.phase === 'break';
  const pictures = trouble === null && !onBreak;
  return (
    <>
      <section className={classes.stage}>
        {!pictures || stage.large.length === 0 ? (
          <CommuneCard />
        ) : (
          <div className={classes.pictures} data-count={stage.large.length} data-testid="stage-pictures">
            {stage.large.map((picture) => (
              <StagePicture key={`${picture.endpointId}/${picture.source}`} picture={picture} size="large" />
            ))}
          </div>
        )}
      </section>
      <aside className={classes.side}>
        <div className={classes.beside}>
          {pictures &&
            stage.beside.map((picture) => (
              <div key={`${picture.endpointId}/${picture.source}`} className={classes.besidePicture}>
                <StagePicture picture={picture} size="small" />
              </div>
            ))}
        </div>
        {children}
      </aside>
    </>
  );
};

/** What stands on the stage instead of a picture: trouble, a break, or waiting for the chair. */
const CommuneCard = () => {
  const { t } = useTranslation(['meeting', 'common']);
  const { store, own } = useEndpoint();
  const { hello } = useHub();
  const phase = useStore(store.state, (state) => state.meeting?.phase ?? null);
  const acting = useStore(store.state, (state) => state.meeting?.leading.acting ?? null);
  const trouble = useStageTrouble();
  const { time } = useClockText();
  const now = useNow(5_000);
  if (trouble !== null)
    return (
      <StageCard
        icon={
          trouble.kind === 'restarting' ? (
            <IconRefresh size="1em" stroke={1.5} />
          ) : (
            <IconWifiOff size="1em" stroke={1.5} />
          )
        }
        title={trouble.title}
        text={trouble.text}
        tone={trouble.since === null || trouble.kind === 'first' ? 'calm' : 'trouble'}
        after={trouble.since !== null && <ForSoLong since={trouble.since} />}
        testId={`stage-${trouble.kind}`}
      >
        <p>
          <CallTechnician profile={hello} />
        </p>
      </StageCard>
    );
  if (phase?.phase === 'break')
    return (
      <StageCard
        icon={<IconCoffee size="1em" stroke={1.5} />}
        title={t('stage.break')}
        text={`${t('stage.breakSince', { time: time(phase.since) })} · ${t('stage.breakFor', { count: minutesBetween(phase.since, now) })}`}
        testId="stage-break"
      >
        <p>
          <BreakLeft phase={phase} />
        </p>
      </StageCard>
    );
  const leadsHere = acting?.deputy.of === 'endpoint' && acting.deputy.endpointId === own;
  return (
    <StageCard
      icon={<IconBuildingCommunity size="1em" stroke={1.5} />}
      title={
        acting === null
          ? t('stage.noChair')
          : leadsHere
            ? t('stage.leadsHere')
            : t('stage.leads', { name: acting.deputy.name })
      }
      text={t(acting === null ? 'stage.noChairHint' : 'stage.leadsHint')}
      testId="stage-card"
    />
  );
};
