import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageButton } from '../../../ui/language-button.tsx';
import classes from './chair-sheet.module.css';
import boardEnglish from './pictures/board-en.webp';
import boardVietnamese from './pictures/board-vi.webp';
import rollEnglish from './pictures/roll-en.webp';
import rollVietnamese from './pictures/roll-vi.webp';

/** The parts of the panel, in the order of their numbers on its picture. */
const parts = ['now', 'next', 'all', 'chosen', 'told', 'foot'] as const;
const wants = [
  ...(['next', 'one', 'more', 'end', 'chair', 'show', 'showChair'] as const),
  ...(['roll', 'ring', 'ready', 'quiet', 'pause', 'undo'] as const),
];
const course = ['missing', 'roll', 'list', 'talk', 'end'] as const;
const troubles = ['lost', 'speaker', 'noise', 'silent'] as const;

/** What whoever leads a meeting has to know of the panel, on two pages of A4; the pictures are taken by `node tests/pictures/panel.ts`. */
export const ChairSheet = () => {
  const { t, i18n } = useTranslation('chairSheet');
  const english = i18n.language === 'en';
  const title = t('title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={classes.sheet} data-testid="chair-sheet">
      <div className={classes.buttons}>
        <button type="button" data-testid="print" onClick={() => window.print()}>
          {t('print')}
        </button>
        <LanguageButton />
      </div>
      <section className={classes.page}>
        <h1>{title}</h1>
        <p>{t('lead')}</p>
        <div className={classes.board}>
          <img src={english ? boardEnglish : boardVietnamese} alt={t('boardAlt')} width={1280} height={800} />
          {parts.map((part, index) => (
            <span key={part} className={`${classes.badge} ${classes[part]}`} aria-hidden="true">
              {index + 1}
            </span>
          ))}
        </div>
        <ol>
          {parts.map((part) => (
            <li key={part}>{t(`parts.${part}`)}</li>
          ))}
        </ol>
        <p>{t('open')}</p>
      </section>
      <section className={classes.page}>
        <h2>{t('want.title')}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('want.what')}</th>
              <th scope="col">{t('want.press')}</th>
              <th scope="col">{t('want.keys')}</th>
            </tr>
          </thead>
          <tbody>
            {wants.map((want) => (
              <tr key={want}>
                <th scope="row">{t(`wants.${want}.what`)}</th>
                <td>{t(`wants.${want}.press`)}</td>
                <td>{t(`wants.${want}.keys`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('clicker')}</p>
        <div className={classes.two}>
          <div>
            <h2>{t('course.title')}</h2>
            <ol>
              {course.map((step) => (
                <li key={step}>{t(`course.${step}`)}</li>
              ))}
            </ol>
          </div>
          <img src={english ? rollEnglish : rollVietnamese} alt={t('rollAlt')} width={1280} height={800} />
        </div>
        <h2>{t('trouble.title')}</h2>
        <ul>
          {troubles.map((trouble) => (
            <li key={trouble}>{t(`trouble.${trouble}`)}</li>
          ))}
        </ul>
      </section>
    </main>
  );
};
