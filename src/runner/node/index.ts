/**
 * Judging in Node, for the terminal and for tests: same compile, same bytes in the realm, same judge as in the page.
 *
 * judge-in-node.ts  one judging from source to verdict
 * load-exercise.ts  the exercise's meta and checks from disk
 * realm-host.ts     starts, watches and ends the process of the realm
 * realm-process.ts  the body of that process
 * frames.ts         messages over its pipe
 */
export { judgeInNode } from './judge-in-node.ts';
export type { NodeJudgeOptions } from './judge-in-node.ts';
export { exerciseFolder, loadExercise } from './load-exercise.ts';
export { UnknownExercise } from '../../realm/bundle.ts';
