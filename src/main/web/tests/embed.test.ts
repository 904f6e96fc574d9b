// The page for those who embed the widget says what the code does, and its examples of signing run.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const WEB = resolve(import.meta.dirname, '..');
const DOCS = resolve(WEB, '../../../docs');
const PAGE = readFileSync(join(DOCS, 'embed.md'), 'utf8');
const code = (path: string) => readFileSync(join(WEB, path), 'utf8');

/** The names in the first column of the table under a heading. */
function table(heading: string): string[] {
  const section = PAGE.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const firsts = section.split('\n').flatMap(line => (line.startsWith('| `') ? [line.split('|')[1]!] : []));
  return firsts.flatMap(first => [...first.matchAll(/`([\w:-]+)`/g)].map(found => found[1]!));
}
const LANGUAGES = ['auto', 'light', 'dark', 'ru', 'en'];

describe('the tables of docs/embed.md', () => {
  test('name every setting and no other', () => {
    const declared = /interface Settings \{([\s\S]*?)\n\}/.exec(code('widget/settings.ts'))![1]!;

    expect(table('Settings').sort()).toEqual([...declared.matchAll(/^ {2}(\w+)\??:/gm)].map(one => one[1]).sort());
  });

  test('name every call and no other', () => {
    const loader = code('widget/loader.ts');
    const passed = /const PASSED = \[([\s\S]*?)\]/.exec(loader)![1]!;
    const own = /readonly calls[\s\S]*?= \{([\s\S]*?)\.\.\.Object/.exec(loader)![1]!;
    const calls = [...passed.matchAll(/'(\w+)'/g), ...own.matchAll(/^ {4}(\w+): /gm)].map(one => one[1]);

    expect(calls.length).toBeGreaterThan(12);
    expect(
      table('Calls')
        .filter(name => !LANGUAGES.includes(name))
        .sort(),
    ).toEqual(calls.sort());
  });

  test('name every event and no other', () => {
    const union = /type EventName = ([^;]*);/.exec(code('widget/shell.ts'))![1]!;

    expect(table('Events').sort()).toEqual([...union.matchAll(/'(\w+)'/g)].map(one => `opora:${one[1]}`).sort());
  });

  test('explain every code with which a page is refused', () => {
    const misuses = ['widget/loader.ts', 'widget/settings.ts'].flatMap(path =>
      [...code(path).matchAll(/new Misuse\('([\w-]+)'/g)].map(one => one[1]!),
    );
    const server = ['token-used', 'token-expired', 'token-invalid', 'widget-key-unknown', 'origin-not-allowed'];

    for (const one of [...misuses, ...server]) expect(table('Troubleshooting'), one).toContain(one);
  });
});

describe.each([
  ['sign.php', 'php'],
  ['sign.py', 'python3'],
  ['sign.mjs', process.execPath],
  ['Sign.java', 'java'],
])('%s', (file, program) => {
  const key = 'wk_school';
  const secret = 'ws_a-secret-of-more-than-thirty-two-bytes';
  const path = join(DOCS, 'embed', file);

  test('is what the page shows', () => {
    expect(PAGE).toContain(`\n${readFileSync(path, 'utf8')}\`\`\``);
  });

  test.skipIf(spawnSync(program, ['--version']).error)('signs as the server checks', { timeout: 60_000 }, () => {
    const env = { ...process.env, OPORA_WIDGET_KEY: key, OPORA_WIDGET_SECRET: secret };
    const token = execFileSync(program, [path, 'st-"1\\2', 'algebra'], { env, encoding: 'utf8' }).trim();
    const [header, claims, signature] = token.split('.') as [string, string, string];
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

    expect(signature).toBe(createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url'));
    expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT', kid: key });
    expect(read(claims)).toEqual({
      sub: 'st-"1\\2',
      course: 'algebra',
      jti: expect.stringMatching(/^[\w-]{20,}$/),
      exp: expect.any(Number),
    });
    const ahead = Number(read(claims).exp) - Date.now() / 1000;
    expect(ahead).toBeGreaterThan(60);
    expect(ahead).toBeLessThanOrEqual(3600);
  });
});
