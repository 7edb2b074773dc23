/** What everybody sees large, as whoever conducts the meeting reads of it. */
export const stage = {
  title: 'Màn hình chính',
  open: 'Mọi người xem',
  tiles: 'Bấm ô điểm cầu để thêm, bớt',
  own: 'Phòng xem riêng',
  ownTiles: 'Bấm ô để xem',
  asAll: 'Như mọi người',
  all: 'Mọi người đang xem',
  room: 'Chỉ phòng này đang xem',
  turn: 'Lần lượt xem',
  left_one: 'còn {{count}} điểm cầu',
  left_other: 'còn {{count}} điểm cầu',
} as const;
