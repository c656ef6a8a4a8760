import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheControl, policyHeaders } from '../../../src/cli/serve/policies.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', '..', '..', file), 'utf8');

describe('the headers of the site', () => {
  it('are the same for hosts that read _headers', () => {
    const blocks = read('public/_headers').trim().split('\n\n');
    const ours = Object.entries(policyHeaders).map(([name, value]) => `  ${name}: ${value}`);
    expect(blocks).toEqual([['/*', ...ours].join('\n'), `/_astro/*\n  Cache-Control: ${cacheControl.lasting}`]);
  });

  it('are the same in the example for nginx', () => {
    const sent = [...read('deploy/nginx.conf').matchAll(/^ +add_header (\S+) "(.*)" always;$/gm)];
    expect(Object.fromEntries(sent.map(([, name, value]) => [name, value]))).toEqual(policyHeaders);
    const cached = /map \$uri \$course_cache \{\s+default\s+"(.*)";\s+~\/_astro\/\s+"(.*)";/.exec(read('deploy/nginx.conf'));
    expect(cached?.slice(1)).toEqual([cacheControl.other, cacheControl.lasting]);
  });
});
