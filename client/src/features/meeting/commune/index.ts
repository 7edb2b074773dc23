export { CommunePage } from './commune-page.tsx';
