import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** So many chosen endpoints stand on a stage at once: three by three are told apart from the back row, and a commune's line bears their smallest pictures. */
export const mostOnStage = 9;

/**
 * So many stand in a gallery while nobody speaks: four of the smallest pictures take no more of a line than the one large and the one small that they take the
 * place of (`stageLayers`), so that quiet costs nobody a rung.
 */
export const mostInGallery = 4;

/**
 * What whoever conducts lets everybody see: whoever speaks, or the shared screen (`speaker`, as long as nobody says otherwise); the chair; the
 * screen alone; whoever speaks beside the screen; one endpoint, two side by side, or a grid of several (`chosen`).
 */
export const StageChoice = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('speaker') }),
  z.strictObject({ show: z.literal('chair') }),
  z.strictObject({ show: z.literal('screen') }),
  z.strictObject({ show: z.literal('speaker-and-screen') }),
  z.strictObject({ show: z.literal('chosen'), endpoints: z.array(EndpointId).min(1).max(mostOnStage) }),
]);
export type StageChoice = z.infer<typeof StageChoice>;

/** The stage goes by whoever speaks. */
export const bySpeaker: StageChoice = { show: 'speaker' };

/** How long each endpoint stands on the stage while all are viewed in turn, in seconds. */
export const TourSeconds = z.int().min(5).max(300);

/** How long, where nobody says otherwise, in seconds: as long as one looks around in a room. */
export const usualTourSeconds = 10;

/** What everybody sees large. */
export const StageView = z.strictObject({
  /** The endpoint from which the meeting is led, while it is present. */
  chair: EndpointId.nullable(),
  /** Who spoke last, kept after falling silent so that the stage does not flicker. */
  speaker: EndpointId.nullable(),
  screen: EndpointId.nullable(),
  /** What it shows now; missing while it goes by whoever speaks, also because there is nothing to be seen of what was chosen. */
  shows: StageChoice.optional(),
  /**
   * Nobody has spoken or had the floor for a while, and nobody chose what is seen: those who are there, whom a page sees first first; one more than stand in a
   * gallery, for no page shows its own. Missing at all other times.
   */
  gallery: z
    .array(EndpointId)
    .max(mostInGallery + 1)
    .optional(),
  /** All endpoints are viewed in turn: `shows` is the one of now, until then, and so many are to come. */
  tour: z.strictObject({ until: Instant, left: z.int().min(0) }).optional(),
  /** The last act upon the stage can be undone until then, by whoever conducts; missing where none can. */
  undo: z.strictObject({ until: Instant }).optional(),
});
export type StageView = z.infer<typeof StageView>;

/** What a page knows of the stage. */
export const WholeStageView = z.strictObject({ stage: StageView });
export type WholeStageView = z.infer<typeof WholeStageView>;

/** One place of a stage: whose camera or screen stands there, and whether its endpoint is there; where it is not, the place says so. */
export interface StagePlace {
  readonly endpointId: EndpointId;
  readonly kind: 'camera' | 'screen';
  readonly here: boolean;
}

/** Who is where: what stands large, in this order, and small beside it, where a page has room for that. Nothing large: nobody is there to be seen. */
export interface StagePlaces {
  readonly large: readonly StagePlace[];
  readonly beside: readonly StagePlace[];
}

/** For whom a stage is laid out. */
export interface StageViewer {
  /** Whose page it is: it never stands on its own stage, as it has its own small picture. Null for one that belongs to none. */
  readonly own: EndpointId | null;
  /** What this page looks at instead of what all see; null or missing for that. */
  readonly look?: StageChoice | null;
}

type Here = (endpointId: EndpointId) => boolean;

const unique = (endpoints: readonly EndpointId[]): EndpointId[] => [...new Set(endpoints)];

/**
 * Who is where on a stage, decided in this one place for hub and pages: of what the meeting shows, who is there, and whose page it is. What leaves
 * a page nothing to show gives way to whoever speaks: a screen that ended, a chair who is away or whose own page it is, a chosen one on its own page.
 * A chosen one who is away keeps its place, with a sign, beside another. While nobody speaks those who are there stand side by side, unless this page looks at something.
 */
export const stagePlaces = (stage: StageView, isHere: Here, { own, look = null }: StageViewer): StagePlaces => {
  const seen = (endpointId: EndpointId | null): EndpointId[] =>
    endpointId !== null && endpointId !== own && isHere(endpointId) ? [endpointId] : [];
  const place = (endpointId: EndpointId, kind: StagePlace['kind'] = 'camera'): StagePlace => ({
    endpointId,
    kind,
    here: isHere(endpointId),
  });
  const people = unique([...seen(stage.speaker), ...seen(stage.chair)]);
  const screens = seen(stage.screen).map((each) => place(each, 'screen'));
  /** Who leads and who speaks is seen beside whatever is large. */
  const withPeople = (large: readonly StagePlace[]): StagePlaces => ({
    large,
    beside: people
      .filter((each) => !large.some(({ endpointId, kind }) => kind === 'camera' && endpointId === each))
      .map((each) => place(each)),
  });
  const followed = (): StagePlaces => {
    const gallery = look === null ? (stage.gallery ?? []).flatMap(seen).slice(0, mostInGallery) : [];
    if (screens.length === 0 && gallery.length > 1) return { large: gallery.map((each) => place(each)), beside: [] };
    if (screens.length === 0) return withPeople(people.slice(0, 1).map((each) => place(each)));
    // The chair comes first beside a screen: whoever leads is always found in the same place.
    return { large: screens, beside: people.toReversed().map((each) => place(each)) };
  };
  const shows = look ?? stage.shows ?? bySpeaker;
  switch (shows.show) {
    case 'speaker':
      return followed();
    case 'chair': {
      const chair = seen(stage.chair);
      return chair.length === 0 ? followed() : withPeople(chair.map((each) => place(each)));
    }
    case 'screen':
      return screens.length === 0 ? followed() : { large: screens, beside: [] };
    case 'speaker-and-screen':
      return screens.length === 0
        ? followed()
        : withPeople([...people.slice(0, 1).map((each) => place(each)), ...screens]);
    case 'chosen': {
      const chosen = unique(shows.endpoints)
        .filter((each) => each !== own)
        .map((each) => place(each));
      return chosen.length === 0 ? followed() : withPeople(chosen);
    }
  }
};

/** The cameras of a stage in the order in which a line that does not bear all of them gives them up, the last one first. */
export const stageCameras = ({ large, beside }: StagePlaces, { speaker }: Pick<StageView, 'speaker'>): EndpointId[] => {
  const cameras = (places: readonly StagePlace[]): EndpointId[] =>
    places
      .flatMap(({ endpointId, kind }) => (kind === 'camera' ? [endpointId] : []))
      .toSorted((one, other) => Number(other === speaker) - Number(one === speaker));
  return [...cameras(large), ...cameras(beside)];
};

/**
 * The camera layers that a line which bears the stage alone carries, in the order of `stageCameras`: one picture large and one small, or four
 * small ones, which take as much.
 */
export const stageLayers = ({ large }: StagePlaces): readonly (0 | 1)[] =>
  large.filter(({ kind }) => kind === 'camera').length > 1 ? [0, 0, 0, 0] : [1, 0];
