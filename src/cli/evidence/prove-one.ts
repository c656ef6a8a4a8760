import { proveExercise, summaryCells } from '../../proof/index.ts';

/** Proves one exercise in a process of its own, and prints the cells of its row as JSON. */
console.log(JSON.stringify(summaryCells(await proveExercise(process.argv[2] ?? ''))));
