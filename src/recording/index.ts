/**
 * A reader's own voice: recorded in the browser, kept in a database of its own, sent to nobody. It is no part of `src/progress`, so that
 * no export can hold it.
 *
 *   recording   what is kept of one
 *   recorder    the microphone, from asking for it to letting it go
 *   refusal     why there is no microphone, in words
 *   recordings  where recordings lie: in the browser, or in this tab when it has no room
 *   dictation   speech as words, where the browser writes them down on the device
 */
export type { Recording } from './recording.ts';
export { lengthOf, sizeOf } from './recording.ts';
export { longestRecordingMs, startRecording, type RecorderPlatform, type RunningRecording } from './recorder.ts';
export { refusalOf } from './refusal.ts';
export { deleteRecordings, openRecordings, type Recordings } from './recordings.ts';
export { findDictation, type Dictation, type DictationOffer } from './dictation.ts';
