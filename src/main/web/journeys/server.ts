// Opora as the journeys meet it: killed, started again, started with a scripted model.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const REPO = resolve(import.meta.dirname, '../../../..');
const HOME = process.env.OPORA_HOME ?? resolve(REPO, '.opora');

/** As a machine dies: no goodbye. */
export function kill(): void {
  const noted = readFileSync(`${HOME}/run/opora.pid`, 'utf8');
  process.kill(Number.parseInt(noted, 10), 'SIGKILL');
}

/** Starts what is not running. */
export async function start(settings: Record<string, string> = {}): Promise<void> {
  await run(`${REPO}/bin/opora`, ['up', '--detach'], { env: { ...process.env, ...settings }, timeout: 110_000 });
}

export const MODEL_PORT = 9778;
export const WITH_MODEL = { OPORA_CHAT_BASE_URL: `http://127.0.0.1:${MODEL_PORT}/v1`, OPORA_CHAT_MODEL: 'scripted' };

interface Script {
  /** The words of the answer, in the pieces they come in. */
  pieces: string[];
  pauseMs: number;
}

/** A chat model that writes what the journey says; its judges agree with everything. */
export class ScriptedModel {
  private script: Script = { pieces: [], pauseMs: 0 };
  /** How many answers are being written; one that nobody waits for any more is not. */
  writing = 0;
  private server: Server | undefined;

  says(text: string, pieces = 20, pauseMs = 20): void {
    const size = Math.max(1, Math.ceil(text.length / pieces));
    const cut = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    this.script = { pieces: cut, pauseMs };
  }

  async opens(): Promise<void> {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', part => {
        body += part;
      });
      request.on('end', () => void this.answer(body, response));
    });
    await new Promise<void>(done => this.server!.listen(MODEL_PORT, '127.0.0.1', done));
  }

  async closes(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(done => this.server?.close(done));
  }

  private async answer(body: string, response: ServerResponse): Promise<void> {
    this.writing++;
    response.once('close', () => this.writing--);
    const words = body.includes('\\"cannotAnswer\\"');
    const { pieces, pauseMs } = this.script;
    const verdict = {
      reveals: false,
      claims: [{ claim: '', supported: true }],
      answersQuestion: true,
      class: 'organisational',
      certainty: 0,
    };
    const whole = JSON.stringify(words ? { text: pieces.join(''), cannotAnswer: false } : verdict);
    if (!JSON.parse(body).stream) {
      const message = { role: 'assistant', content: whole };
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          id: '1',
          object: 'chat.completion',
          model: 'scripted',
          choices: [{ index: 0, finish_reason: 'stop', message }],
        }),
      );
      return;
    }
    response.setHeader('Content-Type', 'text/event-stream');
    const chunk = (delta: object, finish?: string) =>
      response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish ?? null }] })}\n\n`);
    const parts = words
      ? ['{"text":"', ...pieces.map(piece => JSON.stringify(piece).slice(1, -1)), '","cannotAnswer":false}']
      : [whole];
    for (const content of parts) {
      await new Promise(done => setTimeout(done, pauseMs));
      chunk({ content });
    }
    chunk({}, 'stop');
    response.end('data: [DONE]\n\n');
  }
}
