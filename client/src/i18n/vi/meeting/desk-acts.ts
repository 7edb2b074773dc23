/** What is done about a meeting at a desk alone, worded as what else whoever conducts can do (`chair-acts.ts`). */
export const deskActs = {
  'add-endpoint': { label: 'Thêm điểm cầu', done: 'Đã thêm điểm cầu.' },
  'change-cap': { label: 'Thay đổi số điểm cầu tối đa', short: 'Thay đổi', done: 'Đã đổi số điểm cầu tối đa.' },
  'name-secretary': { label: 'Chỉ định thư ký cuộc họp', short: 'Chỉ định', done: 'Đã chỉ định thư ký cuộc họp.' },
  'name-deputy': { label: 'Cử người chủ trì thay', short: 'Cử người', done: 'Đã cử người chủ trì thay.' },
} as const;
