// What stands over the desk: one dialog at a time, its content fetched when it is first asked for.
import { html, nothing, type TemplateResult } from 'lit';
import type { OpDesk } from '../desk.js';
import type { Over } from '../types.js';

let parts: typeof import('./dialogs.js') | null = null;
let commands: typeof import('./commands.js') | null = null;
let source: typeof import('./source.js') | null = null;
let settings: typeof import('./settings.js') | null = null;

function content(d: OpDesk, over: Over): TemplateResult | typeof nothing {
  const fetched = <T>(load: Promise<T>, keep: (part: T) => void): typeof nothing => {
    void load.then(part => {
      keep(part);
      d.requestUpdate();
    });
    return nothing;
  };
  switch (over.kind) {
    case 'commands':
    case 'help':
      return commands
        ? commands.commandsView(d, over.kind)
        : fetched(import('./commands.js'), part => (commands = part));
    case 'source':
      return source ? source.sourceView(d, over) : fetched(import('./source.js'), part => (source = part));
    case 'settings':
    case 'macros':
      return settings
        ? settings.settingsView(d, over.kind)
        : fetched(import('./settings.js'), part => (settings = part));
    default:
      return parts ? parts.dialogView(d, over.kind) : fetched(import('./dialogs.js'), part => (parts = part));
  }
}

export function overView(d: OpDesk): TemplateResult | typeof nothing {
  const { over } = d;
  if (!over) return nothing;
  const title =
    over.kind === 'source'
      ? over.title
      : d.words.say(over.kind === 'settings' || over.kind === 'macros' ? over.kind : `over.${over.kind}`);
  const hidden = (gone: Event) => {
    if (gone.target !== gone.currentTarget) return;
    d.over = null;
  };
  return html`<wa-dialog class="over ${over.kind}" label=${title} open light-dismiss @wa-after-hide=${hidden}>${content(d, over)}</wa-dialog>`;
}
