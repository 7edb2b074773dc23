import { useTranslation } from 'react-i18next';
import type { Tile } from '../../../core/layout/tiles.ts';
import classes from './strip.module.css';

interface TypedNumberViewProps {
  readonly number: number;
  readonly tile: Tile;
}

/** The number that is being typed and whose it is, before Enter chooses it. */
export const TypedNumberView = ({ number, tile }: TypedNumberViewProps) => {
  const { t } = useTranslation('meeting');
  return (
    <div className={classes.strip} role="status" data-testid="typed-number">
      <div className={classes.words}>
        <h2>
          {number} · {tile.name}
        </h2>
        <p>{t('room.typedNumber')}</p>
      </div>
    </div>
  );
};
