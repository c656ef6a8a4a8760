/** How much later than it could something may happen, in ms. Measured on the right answers: 0 ms. */
export const slackMs = 20;
