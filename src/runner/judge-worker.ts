/** The judge as a module worker of the site: the one place where hidden checks are loaded, one exercise at a time. */
import type { Check, Exercise } from '../judge/exercise.ts';
import { compile } from '../compile/index.ts';
import { createJudging } from '../judge/index.ts';
import { createJudgeService } from './judge-service.ts';
import type { JudgeRequest, JudgeResponse } from './protocol.ts';

const metas = import.meta.glob<Exercise>('../../exercises/*/exercise.ts', { import: 'exercise' });
const checks = import.meta.glob<readonly Check[]>('../../exercises/*/checks.ts', { import: 'checks' });

const respond = (response: JudgeResponse) => postMessage(response);

const serve = createJudgeService({
  compile,
  createJudging,
  respond,
  async loadExercise(id) {
    const [loadMeta, loadChecks] = [metas[`../../exercises/${id}/exercise.ts`], checks[`../../exercises/${id}/checks.ts`]];
    if (!loadMeta || !loadChecks) throw new Error(`there is no exercise with the id ${id}`);
    const [meta, hidden] = await Promise.all([loadMeta(), loadChecks()]);
    return { meta, checks: hidden };
  },
});

addEventListener('message', ({ data }: MessageEvent<JudgeRequest>) => void serve(data));
respond({ type: 'ready' });
