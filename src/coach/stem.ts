/**
 * The stem under which forms of a word meet: "stored", "storing" and "stores" all become "stor". Light on purpose: it knows English
 * endings, the irregular verbs of this field, and British beside American spelling. Takes and gives lower case.
 */
export function stemOf(word: string): string {
  const known = irregular.get(word);
  return strip(british(known ?? word));
}

/** Words or phrases by their stems, one blank apart. */
export function stemSet(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.map((phrase) => phrase.split(' ').map(stemOf).join(' ')));
}

const irregular = new Map(
  Object.entries({
    used: 'use',
    using: 'use',
    uses: 'use',
    sent: 'send',
    wrote: 'write',
    written: 'write',
    kept: 'keep',
    told: 'tell',
    lost: 'lose',
    went: 'go',
    gone: 'go',
    goes: 'go',
    paid: 'pay',
    pays: 'pay',
    held: 'hold',
    took: 'take',
    taken: 'take',
    gave: 'give',
    given: 'give',
    made: 'make',
    ran: 'run',
    said: 'say',
    got: 'get',
    knew: 'know',
    known: 'know',
    found: 'find',
    began: 'begin',
    begun: 'begin',
    came: 'come',
    fell: 'fall',
    fallen: 'fall',
    bought: 'buy',
    sold: 'sell',
    chose: 'choose',
    chosen: 'choose',
    saw: 'see',
    seen: 'see',
    undone: 'undo',
    ids: 'id',
    apis: 'api',
    queueing: 'queue',
    queuing: 'queue',
    queued: 'queue',
    tries: 'try',
    tried: 'try',
    ms: 'millisecond',
    sec: 'second',
    secs: 'second',
    min: 'minute',
    mins: 'minute',
    db: 'database',
    dbs: 'database',
    async: 'asynchronous',
    sync: 'synchronous',
    dedup: 'dedupe',
    deduplicate: 'dedupe',
    deduplicates: 'dedupe',
    deduplicated: 'dedupe',
    deduplicating: 'dedupe',
    deduplication: 'dedupe',
    auth: 'authorise',
    authed: 'authorise',
    dlq: 'deadletter',
    // Not "hard", which denies nothing.
    hardly: 'hardli',
  }),
);

function british(word: string): string {
  return word
    .replace(/iz(e|es|ed|ing|ation|ations|er|ers)$/, 'is$1')
    .replace(/yz(e|es|ed|ing)$/, 'ys$1')
    .replace(/([a-z]{3})our(s|ed|ing)?$/, '$1or$2')
    .replace(/dgement/, 'dgment');
}

function strip(word: string): string {
  if (word.length <= 3) return word;
  let stem = word;
  if (/ies$|ied$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(ss|x|ch|sh|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^sui]s$/.test(stem)) stem = stem.slice(0, -1);
  if (/[aeiouy].*ing$/.test(stem) && stem.length > 5) stem = undoubled(stem.slice(0, -3));
  else if (/[aeiouy].*ed$/.test(stem) && stem.length > 4) stem = undoubled(stem.slice(0, -2));
  if (/[a-z]{4}ly$/.test(stem)) stem = stem.slice(0, -2);
  if (/[a-z]{3}ation$/.test(stem)) stem = stem.slice(0, -3);
  else if (/[a-z]{4}[st]ion$/.test(stem)) stem = stem.slice(0, -3);
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  // "note" must not become the word that denies.
  return stem === 'not' ? 'note' : stem.replace(/ll$/, 'l');
}

function undoubled(stem: string): string {
  return /([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
