export { DeviceChoices } from './device-choices.tsx';
export { DevicePanel } from './device-panel.tsx';
export { OwnPreview } from './own-preview.tsx';
