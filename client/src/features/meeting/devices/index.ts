export { DeviceChoices } from './device-choices.tsx';
export { DeviceSettings } from './device-settings.tsx';
export { OwnPreview } from './own-preview.tsx';
