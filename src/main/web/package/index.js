// Puts Opora's widget on a page. The widget itself always comes from your Opora server, so that the two fit together.

/** The loading of this page's one script, while it lasts and once it has succeeded. */
let loading;

function append(src) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = src;
    script.addEventListener('load', done);
    script.addEventListener('error', () => {
      script.remove();
      loading = undefined;
      failed(Object.assign(new Error(`Opora: ${src} did not load`), { code: 'loader-unreachable' }));
    });
    document.head.append(script);
  });
}

/** Calls made before the script is there are kept for it. */
function queue() {
  if (window.Opora) return;
  const kept = [];
  window.Opora = Object.assign((...call) => void kept.push(call), { q: kept });
}

const whole = () =>
  document.body ? undefined : new Promise(done => addEventListener('DOMContentLoaded', done, { once: true }));

export async function load({ src, ...settings }) {
  window.oporaSettings = settings;
  await whole();
  if (window.Opora?.ready) {
    // A widget that stands keeps its conversation; one that was shut down begins anew.
    await window.Opora(document.querySelector('opora-widget') ? 'update' : 'boot', settings);
    return window.Opora;
  }
  let ready = false;
  addEventListener(
    'opora:ready',
    () => {
      ready = true;
    },
    { once: true },
  );
  queue();
  loading ??= append(src);
  await loading;
  // The script boots from the settings by itself; if it could not, this call says why.
  if (!ready) await window.Opora('boot', settings);
  return window.Opora;
}
