export { LateReport } from './late-report.tsx';
