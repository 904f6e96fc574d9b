// Which member of staff is signed in. The token is kept for this tab, so that a reload keeps the page; desk and studio share it.
import { Api, type Credential, Refused, refusal } from '../common/api.js';

export interface Signed {
  token: string;
  expiresAt: string;
  staff: { id: string; name: string; roles: string[] };
}

const SLOT = 'opora.staff';

export class Session implements Credential {
  readonly api: Api;
  signed: Signed | null = null;

  /**
   * @param demo staff of the demo school need no password
   * @param part whom the demo lets in here
   */
  constructor(
    readonly base: string,
    private readonly demo: boolean,
    private readonly ended: () => void,
    private readonly part: 'curator' | 'methodologist' = 'curator',
  ) {
    this.api = new Api(base, this);
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.slot) ?? 'null') as Signed | null;
      if (kept && Date.parse(kept.expiresAt) > Date.now()) this.signed = kept;
    } catch {
      // nothing kept, or storage is barred: one signs in
    }
  }

  private get slot(): string {
    return this.demo ? `${SLOT}.demo` : SLOT;
  }

  get me(): Signed['staff'] {
    return this.signed!.staff;
  }

  leads(): boolean {
    return this.me.roles.includes('lead') || this.me.roles.includes('administrator');
  }

  token(): string {
    return this.signed?.token ?? '';
  }

  async renew(): Promise<void> {
    if (this.demo) return this.enterDemo();
    this.forget();
    this.ended();
    throw new Refused(401, { code: 'unauthorized' });
  }

  async enterDemo(): Promise<void> {
    this.keep(await this.post(`/demo/${this.part}`));
  }

  /** @param school needed where the address is known in more than one school */
  async signIn(email: string, password: string, school?: string): Promise<void> {
    this.keep(await this.post('/api/v1/staff/sessions', { email, password, ...(school ? { school } : {}) }));
  }

  async signOut(): Promise<void> {
    await this.api.call('DELETE', '/staff/sessions/current').catch(() => undefined);
    this.forget();
    this.ended();
  }

  private async post(path: string, body?: unknown): Promise<Signed> {
    const answer = await fetch(this.base + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch(() => {
      throw new Refused(0, {});
    });
    if (!answer.ok) throw await refusal(answer);
    return (await answer.json()) as Signed;
  }

  private keep(signed: Signed): void {
    this.signed = signed;
    try {
      sessionStorage.setItem(this.slot, JSON.stringify(signed));
    } catch {
      // barred: the session lasts as long as the page
    }
  }

  private forget(): void {
    this.signed = null;
    try {
      sessionStorage.removeItem(this.slot);
    } catch {
      // barred
    }
  }
}
