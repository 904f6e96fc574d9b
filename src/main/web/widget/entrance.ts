// The session: the school's token exchanged for ours, asked for again unseen when it ends.
import { Api, type Credential, Refused } from '../common/api.js';
import type { Session } from '../common/types.js';
import type { Settings } from './settings.js';

export class Entrance implements Credential {
  session: Session | null = null;
  readonly api: Api;
  private readonly open: Api;
  private renewal: Promise<void> | null = null;
  private used = '';

  constructor(
    base: string,
    private readonly settings: () => Settings,
    private readonly entered: (session: Session) => void,
  ) {
    this.open = new Api(base);
    this.api = new Api(base, this);
  }

  token(): string {
    return this.session?.token ?? '';
  }

  /** @throws Refused when the school's token is refused, or there is no new one */
  renew(): Promise<void> {
    this.renewal ??= this.enter().finally(() => {
      this.renewal = null;
    });
    return this.renewal;
  }

  private async enter(): Promise<void> {
    const { token } = this.settings();
    const signed = typeof token === 'function' ? await Promise.resolve(token()).catch(() => '') : token;
    if (!signed) throw new Refused(401, { code: 'token-missing' });
    if (signed === this.used) throw new Refused(401, { code: 'token-used' });
    const session = await this.open.call<Session>('POST', '/widget/sessions', { token: signed });
    this.used = signed;
    this.session = session;
    this.entered(session);
  }
}
