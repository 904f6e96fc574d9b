// Builds the pages into the folder of static resources and holds their budgets. Usage: node build/build.mjs [folder]
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { icons } from './icons.mjs';
import { sprite } from './sprite.mjs';
import { styles } from './styles.mjs';
import { words } from './words.mjs';

// Whoever calls: what is built is for production.
process.env.NODE_ENV = 'production';

const WEB = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const RESOURCES = resolve(WEB, '../resources');
const OUT = resolve(process.argv[2] ?? join(WEB, 'dist'));
const STAMP = join(OUT, 'widget', '.sources');
const WORDS = ['words.yml', 'words-widget.yml', 'words-demo.yml', 'words-desk.yml', 'words-studio.yml'];
const KB = 1024;
const BUDGETS = { loader: 5 * KB, widget: 60 * KB, desk: 170 * KB, studio: 230 * KB, figures: 211 * KB };

const NOT_SOURCES = new Set(['node_modules', 'dist', 'tests', 'journeys']);
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else yield path;
  }
}
/** Shown in the studio as they stand there. */
const SAMPLES = resolve(WEB, '../../../docs/embed');
const fingerprint = () => {
  const hash = createHash('sha256');
  for (const path of [...sources(WEB), ...sources(SAMPLES), ...WORDS.map(table => join(RESOURCES, table))].sort()) {
    hash.update(path.slice(WEB.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
};

const entries = input =>
  typeof input === 'string'
    ? join(WEB, input)
    : Object.fromEntries(Object.entries(input).map(([name, path]) => [name, join(WEB, path)]));

/** Built as a library: a page's build would add a helper for preloading that nothing here needs. */
async function bundle(folder, input, file, { format = 'es', define = {} } = {}) {
  const built = await build({
    configFile: false,
    root: WEB,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins: [styles(), words(RESOURCES), icons(WEB)],
    build: {
      outDir: join(OUT, folder),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: entries(input), formats: [format], name: 'OporaLoader' },
      rolldownOptions: { output: { entryFileNames: file, chunkFileNames: '[name]-[hash].js', minify: true } },
    },
  });
  return [built].flat()[0].output;
}

/** The faces of `font: 'opora'`, in the scripts of our languages. */
function copyFonts() {
  const folder = join(OUT, 'widget/fonts');
  mkdirSync(folder, { recursive: true });
  for (const family of ['golos-text', 'literata', 'jetbrains-mono']) {
    for (const script of ['latin', 'cyrillic']) {
      const file = `@fontsource-variable/${family}/files/${family}-${script}-wght-normal.woff2`;
      copyFileSync(join(WEB, 'node_modules', file), join(folder, `${family}-${script}.woff2`));
    }
  }
}

/** What a page loads before anything lazy: the entry and what it imports outright. */
function outright(output, entry) {
  const chunks = new Map(output.filter(one => one.type === 'chunk').map(one => [one.fileName, one]));
  const seen = new Set();
  const visit = name => {
    if (seen.has(name) || !chunks.has(name)) return;
    seen.add(name);
    chunks.get(name).imports.forEach(visit);
  };
  visit(entry ?? [...chunks.values()].find(one => one.isEntry).fileName);
  return [...seen].map(name => chunks.get(name));
}
const weigh = chunks => chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);

const AWESOME = join(WEB, 'node_modules/@awesome.me/webawesome/dist/styles');
/** The theme of Web Awesome with what it imports, then the page's own rules. */
function pageStyles() {
  const theme = readFileSync(join(AWESOME, 'themes/default.css'), 'utf8').replace(
    /@import url\('([^']+)'\);/g,
    (_, path) => readFileSync(join(AWESOME, 'themes', path), 'utf8'),
  );
  const small = `${theme}\n${readFileSync(join(WEB, 'staff/page.css'), 'utf8')}`
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n');
  writeFileSync(join(OUT, 'staff/page.css'), small);
}

/** The pages of staff: each is named for good and points to files that are named by what is in them. */
async function staff() {
  const pages = { desk: 'desk/desk.ts', home: 'demo/home.ts', studio: 'studio/studio.ts' };
  const parts = await bundle('staff/parts', pages, '[name]-[hash].js');
  const named = name => parts.find(one => one.type === 'chunk' && one.isEntry && one.name === name).fileName;
  for (const name of Object.keys(pages)) {
    // Named all at once: found one in another, they would come one after another.
    const files = outright(parts, named(name)).map(one => `import './parts/${one.fileName}';\n`);
    writeFileSync(join(OUT, 'staff', `${name}.js`), files.join(''));
  }
  pageStyles();
  mkdirSync(join(OUT, 'assets'), { recursive: true });
  writeFileSync(join(OUT, 'assets/icons.svg'), sprite(WEB));
  /** An entry and what it asks for at once: its kit of parts, and its first page. */
  const first = (name, ...modules) => [
    ...new Set([named(name), ...modules.map(module => holding(parts, module))].flatMap(file => outright(parts, file))),
  ];
  const studio = first('studio', 'studio/kit.ts', 'studio/pages/knowledge.ts');
  /** The charts come with their page only, on top of what is there. */
  const figures = outright(parts, holding(parts, 'studio/pages/figures.ts')).filter(one => !studio.includes(one));
  return { desk: first('desk', 'desk/kit.ts'), studio, figures };
}

/** The file that a module was built into. */
const holding = (parts, module) =>
  parts.find(one => one.type === 'chunk' && one.moduleIds.some(id => id.endsWith(`/${module}`))).fileName;

async function main() {
  const print = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === print) return;
  for (const folder of ['widget', 'lesson', 'staff', 'assets'])
    rmSync(join(OUT, folder), { recursive: true, force: true });

  const widget = await bundle('widget', 'widget/widget.ts', 'widget-[hash].js');
  const entry = widget.find(one => one.type === 'chunk' && one.isEntry).fileName;
  const loader = await bundle('widget', 'widget/loader.ts', 'loader.js', {
    format: 'iife',
    define: { __WIDGET__: JSON.stringify(entry), __PARTS__: JSON.stringify(outright(widget).map(one => one.fileName)) },
  });
  await bundle('lesson', 'demo/lesson.ts', 'lesson.js');

  copyFonts();

  const { desk, studio, figures } = await staff();
  const sizes = {
    loader: weigh(outright(loader)),
    widget: weigh(outright(widget)),
    desk: weigh(desk),
    studio: weigh(studio),
    figures: weigh(figures),
  };
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(join(OUT, 'widget', 'sizes.json'), `${JSON.stringify(sizes)}\n`);
  for (const [name, size] of Object.entries(sizes)) {
    console.log(`${name}: ${(size / KB).toFixed(1)} KB gzip of ${BUDGETS[name] / KB}`);
    if (size > BUDGETS[name]) throw new Error(`${name} is over its budget`);
  }
  writeFileSync(STAMP, print);
}

await main();
