export { englishRefusals as refusals } from '@diem-cau/shared';
