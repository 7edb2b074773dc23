/** What begins a check, on the waiting page. */
export const checkStart = {
  own: 'Check before the meeting',
  all: 'All endpoints’ checks',
};
