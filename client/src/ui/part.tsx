import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PartProps<Loaded> {
  /** The same function each time it is drawn. */
  readonly load: () => Promise<Loaded>;
  readonly children: (loaded: Loaded) => ReactNode;
  /** What stands there meanwhile, where a sentence would be too little. */
  readonly waiting?: ReactNode;
}

/** What became of loading a part: null where it did not come. */
interface Known<Loaded> {
  readonly of: () => Promise<Loaded>;
  readonly part: Loaded | null;
}

/** What is loaded only where it is opened: it says that it is coming, and when it does not come, that it did not, with a way to try again. */
export const Part = <Loaded,>({ load, children, waiting }: PartProps<Loaded>) => {
  const { t } = useTranslation('common');
  const [tries, setTries] = useState(1);
  const [known, setState] = useState<Known<Loaded> | null>(null);
  useEffect(() => {
    let gone = false;
    load().then(
      (part) => {
        if (!gone) setState({ of: load, part });
      },
      (error: unknown) => {
        console.warn('part', error);
        if (!gone) setState({ of: load, part: null });
      },
    );
    return () => {
      gone = true;
    };
  }, [load, tries]);
  // Where one part stands in the place of another, what is known is of that one.
  const state = known?.of === load ? known : null;
  if (state === null) return waiting ?? <p role="status">{t('part.coming')}</p>;
  if (state.part !== null) return children(state.part);
  const again = (): void => {
    setState(null);
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
