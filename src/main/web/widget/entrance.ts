// The session: the school's token exchanged for ours, asked for again unseen when it ends.
import { Api, type Credential, Refused } from '../common/api.js';
import type { Session } from '../common/types.js';
import type { Settings } from './settings.js';

export class Entrance implements Credential {
  session: Session | null = null;
  /** The school gives no token that is accepted: only a reload of the page helps. */
  expired = false;
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
    this.renewal ??= this.enter()
      .catch((why: unknown) => {
        this.expired = why instanceof Refused && why.status === 401 && this.session !== null;
        throw why;
      })
      .finally(() => {
        this.renewal = null;
      });
    return this.renewal;
  }

  private async signed(): Promise<string> {
    const { token } = this.settings();
    if (typeof token === 'string') return token;
    try {
      return await token();
    } catch (why) {
      const unreached = why instanceof TypeError || (why as { status?: number }).status === 0;
      if (unreached) throw new Refused(0, {});
      return '';
    }
  }

  private async enter(): Promise<void> {
    const signed = await this.signed();
    if (!signed) throw new Refused(401, { code: 'token-missing' });
    if (signed === this.used) throw new Refused(401, { code: 'token-used' });
    const session = await this.open.call<Session>('POST', '/widget/sessions', { token: signed });
    this.used = signed;
    this.expired = false;
    this.session = session;
    this.entered(session);
  }
}
