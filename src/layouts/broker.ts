/** The sandbox's broker script as a source of `script-src`. Stands alone until `src/runner/frame.ts` exports `brokerHash`. */
export const brokerHash = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
