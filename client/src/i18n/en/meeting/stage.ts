/** What everybody sees large, as whoever conducts the meeting reads of it. */
export const stage = {
  title: 'Stage',
  open: 'All see',
  tiles: 'Press tiles to add, to take off',
  own: 'This room only',
  ownTiles: 'Press a tile',
  asAll: 'As all see',
  all: 'Everybody sees',
  room: 'This room alone sees',
  turn: 'Viewed in turn',
  left_one: '{{count}} to come',
  left_other: '{{count}} to come',
} as const;
