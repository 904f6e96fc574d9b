// The school may choose Opora's faces; a part of its own, with files of our server. Faces declared in a shadow root do
// not apply, so they are added to the document.

const FACES = [
  ['Golos Text Variable', 'golos-text', '400 900'],
  ['Literata Variable', 'literata', '200 900'],
  ['JetBrains Mono Variable', 'jetbrains-mono', '100 800'],
] as const;
const RANGES = {
  cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193',
};

/** @param base origin of Opora's server */
export function loadFonts(base: string): void {
  for (const [family, file, weight] of FACES) {
    for (const [script, unicodeRange] of Object.entries(RANGES)) {
      const source = `url(${base}/widget/fonts/${file}-${script}.woff2) format('woff2')`;
      document.fonts.add(new FontFace(family, source, { weight, unicodeRange, display: 'swap' }));
    }
  }
}
