export { vietnameseRefusals as refusals } from '@diem-cau/shared';
