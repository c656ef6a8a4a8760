import type { Exercise } from '../../src/judge/exercise.ts';

export const exercise: Exercise = {
  title: 'Read your own write',
  version: 2,
  lesson: 'consistency',
  after: [],
  minutes: 15,
  summary: 'Show people their own change, never run backwards, and leave the leader alone.',
  checks: [
    {
      id: 'own-change',
      sentence: 'After a save, the same browser is shown its change, or something newer.',
      hints: [
        'How does a show know that there was a save?',
        'Compare the version that the save returned with the version that the replica gave.',
        'Put the version of the save into the token. A reply with a lower one is no answer to this browser.',
      ],
    },
    {
      id: 'never-backwards',
      sentence: 'No browser is shown an older version than it was shown before.',
      hints: [
        'Two replicas are at different points of the past. What if the second show meets the slower one?',
        'Follow one browser down the timeline: which versions was it shown, and what was in its token?',
        'The token of a show carries the version that was shown, also when nobody saved.',
      ],
    },
    {
      id: 'leader-spared',
      sentence: 'Over a day, at most one in ten of the shows reads at the leader.',
      hints: [
        'Which shows can a replica answer?',
        'Look at the shows that went to the leader: what would the replica have given, and would it have been new enough?',
        'Ask a replica first, and compare versions. Go to the leader only when it is behind, or failed.',
      ],
    },
    {
      id: 'in-time',
      sentence: 'Every request is answered or rejected within 500 ms.',
      hints: [
        'How long may you wait for a copy that is minutes behind?',
        'Find the call that the show was waiting for when its 500 ms were over.',
        'Give the call to a replica a timeoutMs, bound the number of times that you ask, and keep some time for the leader.',
      ],
    },
    {
      id: 'still-shown',
      sentence: 'A show succeeds as long as the leader is there, or a replica that is new enough.',
      hints: [
        'A replica fails. Who else has the profile?',
        'Look at the call that failed before the show was rejected. What else could you have asked?',
        'Treat a replica that fails like one that is behind.',
      ],
    },
    {
      id: 'as-saved',
      sentence: 'What is shown was saved, for this user, and is no older than any reply that was got for it.',
      hints: [
        'Where does the name on the page come from?',
        'Compare what was shown with what leader and replicas answered during this show.',
        'Return the newest profile that you got, as you got it. Read at least once.',
      ],
    },
    {
      id: 'save-told',
      sentence: 'A save returns the profile as the leader saved it; one that failed is rejected.',
      hints: [
        'What does the browser think when saveName returns?',
        'Look at the reply of save, and at what saveName made of it.',
        'Let the error through.',
      ],
    },
  ],
};
