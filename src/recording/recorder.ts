/** A recording stops here by itself, so that a forgotten one does not fill the disk. ms. */
export const longestRecordingMs = 12 * 60_000;

/** How often what was said so far is handed out, so that a closed page loses only the last seconds. ms. */
const partMs = 4000;

/** Speech is clear at this rate: a minute takes about 240 kB. */
const bitsPerSecond = 32_000;

/** What recording needs of the browser. Each may be missing. */
export interface RecorderPlatform {
  readonly navigator: { readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia'> };
  readonly MediaRecorder?: typeof MediaRecorder;
  readonly AudioContext?: typeof AudioContext;
}

/** A recording that is being made. */
export interface RunningRecording {
  /** How loud it is now, 0 to 1; undefined where the browser cannot tell. */
  level(): number | undefined;
  elapsedMs(): number;
  stop(): void;
}

/**
 * Asks for the microphone and records until it is stopped, the limit is reached, or the microphone goes away. The microphone is let go in
 * every case.
 *
 * @param onPart hears every few seconds, and once more at the end, all that was recorded so far
 * @param onEnd hears once why it ended
 * @throws DOMException where there is no microphone or it is refused; `refusalOf` has the words
 */
export async function startRecording(
  platform: RecorderPlatform,
  onPart: (sound: Blob, lengthMs: number) => void,
  onEnd: (why: 'stopped' | 'limit' | 'lost') => void,
): Promise<RunningRecording> {
  const { mediaDevices } = platform.navigator;
  const Recorder = platform.MediaRecorder;
  if (!mediaDevices || !Recorder) throw new DOMException('There is no recorder.', 'NotSupportedError');
  const stream = await mediaDevices.getUserMedia({ audio: true });
  const letGo = (): void => stream.getTracks().forEach((track) => track.stop());

  const recorder = openRecorder(Recorder, stream, letGo);
  const meter = openMeter(platform.AudioContext, stream);
  const startedAt = performance.now();
  const elapsedMs = (): number => performance.now() - startedAt;
  const parts: Blob[] = [];
  let why: 'stopped' | 'limit' | 'lost' = 'lost';

  function stop(reason: 'stopped' | 'limit'): void {
    if (recorder.state === 'inactive') return;
    why = reason;
    recorder.stop();
  }

  const limit = setTimeout(() => stop('limit'), longestRecordingMs);
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    parts.push(data);
    onPart(new Blob(parts, { type: recorder.mimeType }), elapsedMs());
  });
  recorder.addEventListener('stop', () => {
    clearTimeout(limit);
    meter?.close();
    letGo();
    onEnd(why);
  });
  recorder.start(partMs);
  return { level: () => meter?.level(), elapsedMs, stop: () => stop('stopped') };
}

function openRecorder(Recorder: typeof MediaRecorder, stream: MediaStream, letGo: () => void): MediaRecorder {
  try {
    return new Recorder(stream, { audioBitsPerSecond: bitsPerSecond });
  } catch (error) {
    letGo();
    throw error;
  }
}

/** Reads loudness beside the recording. Recording does not depend on it. */
function openMeter(
  Context: typeof AudioContext | undefined,
  stream: MediaStream,
): { level(): number; close(): void } | undefined {
  if (!Context) return undefined;
  try {
    const context = new Context();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    return {
      level: () => {
        analyser.getFloatTimeDomainData(samples);
        const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
        // The square root twice: amplitude, and then spread so that quiet speech shows.
        return Math.min(1, Math.sqrt(Math.sqrt(power)) * 1.3);
      },
      close: () => void context.close(),
    };
  } catch {
    return undefined;
  }
}
