import { useTranslation } from 'react-i18next';
import { Banner } from './banner.tsx';
import classes from './banner.module.css';

interface TroubleBannerProps {
  readonly note: {
    readonly source: string;
    readonly trouble: string;
    readonly sentence: string;
    readonly tone: 'trouble' | 'warn';
    readonly retry: (() => void) | null;
    readonly dismiss: () => void;
  };
}

/** What is wrong with the own microphone or camera and what to press; goes with its cause, or when it was read. */
export const TroubleBanner = ({ note }: TroubleBannerProps) => {
  const { t } = useTranslation('common');
  return (
    <div data-testid={`${note.source}-note`} data-trouble={note.trouble}>
      <Banner tone={note.tone} onClose={note.dismiss}>
        {note.sentence}{' '}
        {note.retry !== null && (
          <button type="button" className={classes.retry} onClick={note.retry}>
            {t('retry')}
          </button>
        )}
      </Banner>
    </div>
  );
};
