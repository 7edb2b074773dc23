import classes from './paper-sheet.module.css';

/** Quốc hiệu and tiêu ngữ, as they stand on the right of every official document's head. */
export const StateHead = () => (
  <div lang="vi" className={classes.state}>
    <div>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>
    <div className={classes.motto}>Độc lập - Tự do - Hạnh phúc</div>
  </div>
);
