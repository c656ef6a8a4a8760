/** The judge of the attacks' exercise, as a worker of the page: the site's own judge, which knows one exercise more. */
import { compile } from '../../../src/compile/index.ts';
import { createJudging } from '../../../src/judge/index.ts';
import { createJudgeService } from '../../../src/runner/judge-service.ts';
import type { JudgeRequest, JudgeResponse } from '../../../src/runner/protocol.ts';
import { checks } from '../checks.ts';
import { exercise } from '../exercise.ts';

const respond = (response: JudgeResponse) => postMessage(response);
const serve = createJudgeService({
  compile,
  createJudging,
  respond,
  loadExercise: () => Promise.resolve({ meta: exercise, checks }),
});
addEventListener('message', ({ data }: MessageEvent<JudgeRequest>) => void serve(data));
respond({ type: 'ready' });
