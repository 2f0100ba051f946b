// Fails the build when the first view costs more than it may: at 1.6 Mbps every extra kilobyte costs 10 ms.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const root = new URL('../../Gateway/wwwroot/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', root), 'utf8'));
const limits = { firstViewScripts: 150, lazyChunk: 30, styles: 15, page: 5 };

const gzip = file => gzipSync(readFileSync(new URL(file, root)), { level: 9 }).length / 1024;
const reached = new Set();
const follow = key => {
  if (reached.has(key)) return;
  reached.add(key);
  manifest[key].imports?.forEach(follow);
};
const entry = Object.keys(manifest).find(key => manifest[key].isEntry);
follow(entry);

const found = {
  firstViewScripts: [...reached].reduce((sum, key) => sum + gzip(manifest[key].file), 0),
  lazyChunk: Math.max(0, ...Object.keys(manifest).filter(key => !reached.has(key)).map(key => gzip(manifest[key].file))),
  styles: [...reached].flatMap(key => manifest[key].css ?? []).reduce((sum, file) => sum + gzip(file), 0),
  page: statSync(new URL('index.html', root)).size / 1024,
};

for (const [name, limit] of Object.entries(limits)) {
  console.log(`${name.padEnd(18)} ${found[name].toFixed(1).padStart(6)} KB of ${limit}`);
}
const over = Object.keys(limits).filter(name => found[name] > limits[name]);
if (over.length > 0) {
  console.error(`Over budget: ${over.join(', ')}`);
  process.exit(1);
}

// The manifest is for this check, not for visitors.
rmSync(new URL('.vite/', root), { recursive: true });
