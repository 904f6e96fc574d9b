// Says who the student is, in a token signed for Opora. Node 18 or later, no library.
// Try it: OPORA_WIDGET_KEY=wk_… OPORA_WIDGET_SECRET=ws_… node sign.mjs student-1 algebra
import { createHmac, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

/** @param student sub (your id of the student) and, if you like, name, email, locale, course, lesson, assignment, tone */
export function oporaToken(key, secret, student) {
  const part = data => Buffer.from(JSON.stringify(data)).toString('base64url');
  const claims = { ...student, jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + 300 };
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: key })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , sub, course] = process.argv;
  const { OPORA_WIDGET_KEY: key, OPORA_WIDGET_SECRET: secret } = process.env;
  console.log(oporaToken(key, secret, { sub, course }));
}
