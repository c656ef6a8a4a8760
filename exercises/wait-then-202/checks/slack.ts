/**
 * How much later than it could a reply may come, in ms. Measured on the right answers over all runs: 0 ms by race or timer, at most 5 ms
 * by polling a flag. The cheapest wrong wait is 57 ms (a 143 ms rendering answered at the end of a 200 ms wait).
 */
export const slackMs = 20;
