/** What the page of a seat is given, whether a room or a commune sits in it. */
export interface SeatPageProps {
  readonly name: string;
  readonly onHelp: () => void;
}
