/** The page on which the hub's name, mark and technician are kept. */
export const profile = {
  title: 'Configuration',
  lead: 'Whose hub it is, and whom to call for help: on the head of every page and wherever a page tells of trouble. Each change is kept with its time and author.',
  fields: {
    hubName: 'Name of the hub',
    technicianName: 'Technician',
    technicianPhone: 'Telephone of the technician',
    mark: 'Mark',
  },
  hubNameHint: 'Such as: UBND huyện Bình Gia.',
  technicianNameHint: 'Whom an endpoint calls when it meets a difficulty, such as: Mrs Hoàng Thị Hà.',
  technicianPhoneHint: 'Such as: 0205 3834 123 ext 12.',
  phoneBad: 'This is no telephone number. Such as: 0205 3834 123 ext 12.',
  sources: {
    page: 'Said on this page by {{by}}, {{at}}.',
    environment: 'From an environment variable at the start.',
    program: 'Nobody has said it: the program’s default.',
  },
  giveBack: 'Back to the values of the start',
  markHint:
    'A small picture beside the hub’s name. Choose a PNG, JPEG or WebP file; the page makes it small. SVG is not taken.',
  markAlt: 'The present mark',
  chooseMark: 'Choose a picture',
  takeMark: 'Remove the mark',
  reach: 'Open pages show a change when they are loaded again.',
  history: {
    title: 'What was said',
    at: 'When',
    by: 'By',
    field: 'Field',
    value: 'Value',
    nothing: '(left empty)',
    givenBack: 'back to the value of the start',
    picture: 'see the picture',
    empty: 'Nobody has changed anything.',
  },
};
