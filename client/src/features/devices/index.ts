export { DeviceChoices } from './device-choices.tsx';
export { OwnPreview } from './own-preview.tsx';
