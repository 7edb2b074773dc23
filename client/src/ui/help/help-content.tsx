import type { Profile } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { CallTechnician } from '../call-technician.tsx';
import classes from './help-content.module.css';
import { helpPictures } from './help-pictures.ts';
import { helpSteps, type HelpTopic } from './help-topic.ts';
import { Wiring } from './wiring.tsx';

/** Whom to call, and what is done on a page in three steps with a picture each. */
export const HelpContent = ({ topic, profile }: { topic: HelpTopic; profile: Profile }) => {
  const { t } = useTranslation('help');
  return (
    <div className={classes.help} data-testid="help">
      <p>
        <CallTechnician profile={profile} />
      </p>
      <ol>
        {helpSteps.map((step) => (
          <li key={step}>
            <p>{t(`${topic}.${step}.text`)}</p>
            <img src={helpPictures[topic][step]} alt={t(`${topic}.${step}.alt`)} width={800} height={450} />
          </li>
        ))}
      </ol>
      <Wiring />
    </div>
  );
};
