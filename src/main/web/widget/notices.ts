// Told while the panel is closed or the page is in the background: sound and notices of the browser, if chosen.

/** A short soft tone, made and not loaded. */
export function sound(): void {
  try {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = 660;
    loudness.gain.setValueAtTime(0.08, audio.currentTime);
    loudness.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.3);
    tone.connect(loudness).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.3);
    tone.onended = () => void audio.close();
  } catch {
    // no sound on this device
  }
}

/** Asks the student, if the browser has not yet. */
export async function allowed(): Promise<boolean> {
  if (typeof Notification === 'undefined') return false;
  return Notification.permission === 'granted' || (await Notification.requestPermission()) === 'granted';
}

export function show(title: string, body: string, press: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body: body.slice(0, 120), tag: 'opora' });
  shown.onclick = () => {
    window.focus();
    press();
    shown.close();
  };
}
