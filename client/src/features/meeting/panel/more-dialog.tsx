import { IconClockPlus, IconKeyboard, IconMaximize, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { beginDebriefing } from '../../../core/acts/debriefing.ts';
import { planEnd } from '../../../core/acts/plan.ts';
import { undoFloor } from '../../../core/acts/floor.ts';
import { undoStage } from '../../../core/acts/stage.ts';
import type { Acts, PressedAct } from '../../../react/use-acts.ts';
import { LanguageButton } from '../../../ui/language-button.tsx';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { PanelAct } from './panel-act.tsx';
import { hasPlace } from './panel-foot.tsx';
import { PanelButton } from './panel-button.tsx';
import classes from './more.module.css';

interface MoreDialogProps {
  readonly acts: Acts;
  readonly onDebriefing: () => void;
  readonly onPlan: () => void;
  readonly onKeys: () => void;
  readonly onFullScreen: () => void;
  readonly onClose: () => void;
}

/** Under which heading an act upon the meeting stands. */
const headingOf = ({ name, place }: PressedAct): 'list' | 'stage' | 'roll' | 'meeting' => {
  if (place === 'floor') return 'list';
  if (place === 'stage' || place === 'roll') return place;
  return name === 'stop-screen' ? 'stage' : 'meeting';
};

/** The undoing stands beside what was done. */
const undoes: readonly PressedAct[] = [undoFloor, undoStage];

/** All that is wanted seldom: what can be done about the whole meeting, and about the page. A press closes it. */
export const MoreDialog = ({ acts, onDebriefing, onPlan, onKeys, onFullScreen, onClose }: MoreDialogProps) => {
  const { t } = useTranslation(['panel', 'acts']);
  const possible = acts
    .possible(null)
    .filter((act) => !undoes.includes(act) && act.place !== 'plan' && !hasPlace(act, acts));
  const closing: Acts = {
    ...acts,
    press: (asked) => {
      onClose();
      acts.press(asked);
    },
  };
  return (
    <PageDialog title={t('foot.more')} onClose={onClose}>
      {(['list', 'stage', 'roll', 'meeting'] as const).map((heading) => {
        const drawn = possible.filter((act) => headingOf(act) === heading);
        const debriefs = heading === 'meeting' && acts.isPossible(beginDebriefing, null);
        return drawn.length === 0 && !debriefs ? null : (
          <section key={heading} className={classes.part}>
            <h3>{t(`foot.${heading}`)}</h3>
            <div className={classes.acts}>
              {drawn.map((act) => (
                <PanelAct key={act.name} acts={closing} among={[act]} words="whole" testId={`more-${act.name}`} />
              ))}
              {heading === 'meeting' && acts.isPossible(planEnd, null) && (
                <PanelButton
                  icon={<IconClockPlus />}
                  label={t('acts:plan-end.label')}
                  testId="more-plan-end"
                  onPress={onPlan}
                />
              )}
              {debriefs && (
                <PanelButton
                  icon={<IconUsersGroup />}
                  label={t('acts:debrief.label')}
                  tone="ending"
                  testId="more-debrief"
                  onPress={onDebriefing}
                />
              )}
            </div>
          </section>
        );
      })}
      <section className={classes.part}>
        <h3>{t('foot.page')}</h3>
        <div className={classes.acts}>
          <PanelButton icon={<IconKeyboard />} label={t('foot.help')} testId="panel-help" onPress={onKeys} />
          <PanelButton
            icon={<IconMaximize />}
            label={t('foot.fullScreen')}
            testId="panel-full-screen"
            onPress={() => {
              onClose();
              onFullScreen();
            }}
          />
          <a href="/chair" target="diem-cau-chair" className={classes.link} data-testid="panel-sheet">
            {t('foot.sheet')}
          </a>
          <LanguageButton />
        </div>
      </section>
    </PageDialog>
  );
};
