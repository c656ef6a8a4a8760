import { at, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { asks, seenBefore, type Request } from '../reading.ts';

/** Finds a show that is older than what the same browser has saved. */
export function ownChange(request: Request, all: readonly Request[], judged: JudgedRun): Finding | undefined {
  return older(
    request,
    all.filter(({ kind }) => kind === 'save'),
    judged,
  );
}

/** Finds a show that is older than one that the same browser has seen. */
export function neverBackwards(request: Request, all: readonly Request[], judged: JudgedRun): Finding | undefined {
  return older(
    request,
    all.filter(({ kind }) => kind === 'show'),
    judged,
  );
}

function older(request: Request, before: readonly Request[], { run }: JudgedRun): Finding | undefined {
  const { shown, kind, call, browser } = request;
  const seen = seenBefore(request, before);
  if (kind !== 'show' || shown === undefined || seen === undefined || shown.version >= seen.profile.version) return undefined;
  return {
    record: call.answered?.record ?? call.sent.record,
    story: tell(
      run,
      `${at(seen.at)} ${browser} ${seen.kind === 'save' ? 'has saved' : 'is shown'} ${show(seen.profile.name)}, version ${seen.profile.version}`,
      asks(request),
      `${at(call.answered?.at ?? 0)} ${browser} is shown ${show(shown.name)}, version ${shown.version}`,
      `The token that was sent with it is ${show(tokenOf(request))}`,
    ),
    comparison: { expected: `version ${seen.profile.version} or newer`, actual: `version ${shown.version}` },
  };
}

function tokenOf({ call }: Request): unknown {
  return typeof call.body === 'object' && call.body !== null ? Reflect.get(call.body, 'token') : undefined;
}
