/** Which editor suits a reader: Monaco does not support touch keyboards and needs room. */
export type Surface = 'monaco' | 'codemirror';

export interface Room {
  /** The main pointer is a finger. */
  readonly coarsePointer: boolean;
  readonly widthPx: number;
}

const NARROWEST_FOR_MONACO_PX = 640;

export function suitableSurface(room: Room): Surface {
  return room.coarsePointer || room.widthPx < NARROWEST_FOR_MONACO_PX ? 'codemirror' : 'monaco';
}
