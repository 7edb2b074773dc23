export { PanelPage } from './panel-page.tsx';
