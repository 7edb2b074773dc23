import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PartProps<Loaded> {
  /** The same function each time it is drawn. */
  readonly load: () => Promise<Loaded>;
  readonly children: (loaded: Loaded) => ReactNode;
  /** What stands there meanwhile, where a sentence would be too little. */
  readonly waiting?: ReactNode;
}

/** What is loaded only where it is opened: it says that it is coming, and when it does not come, that it did not, with a way to try again. */
export const Part = <Loaded,>({ load, children, waiting }: PartProps<Loaded>) => {
  const { t } = useTranslation('common');
  const [tries, setTries] = useState(1);
  const [state, setState] = useState<{ readonly part: Loaded } | 'coming' | 'lost'>('coming');
  useEffect(() => {
    let gone = false;
    load().then(
      (part) => {
        if (!gone) setState({ part });
      },
      (error: unknown) => {
        console.warn('part', error);
        if (!gone) setState('lost');
      },
    );
    return () => {
      gone = true;
    };
  }, [load, tries]);
  if (state === 'coming') return waiting ?? <p role="status">{t('part.coming')}</p>;
  if (state !== 'lost') return children(state.part);
  const again = (): void => {
    setState('coming');
    setTries(tries + 1);
  };
  return (
    <div role="alert" data-testid="part-lost">
      <p>{t('part.lost')}</p>
      <button type="button" onClick={again}>
        {t('retry')}
      </button>
    </div>
  );
};
