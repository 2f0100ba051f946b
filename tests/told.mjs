// node tests/told.mjs FOLDER : what a run of all tests comes to, from the .trx files and web.json below the folder:
// the slowest tests and every failure once more, so that the end of a log suffices. Exit code 1 when a run itself broke off.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const limits = { slowest: 10, failures: 20, lines: 40, stack: 12, output: 8, width: 400 };
const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(xml) {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? (entities[name] ?? '') : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));
}

const attribute = (element, name) => plain(element.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? '');
const text = (element, name) => plain(element.match(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`))?.[1] ?? '');
const lines = (of) => of.replace(/\r/g, '').split('\n').filter((line) => line.trim() !== '');

function seconds(duration) {
  const [hours, minutes, rest] = duration.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest || 0;
}

function ofTrx(path) {
  const trx = readFileSync(path, 'utf8');
  const summary = trx.match(/<ResultSummary [\s\S]*/)?.[0] ?? '';
  const tests = [...trx.matchAll(/<UnitTestResult [^>]*?(?:\/>|>[\s\S]*?<\/UnitTestResult>)/g)].map(([element]) => ({
    name: attribute(element, 'testName'),
    seconds: seconds(attribute(element, 'duration')),
    isFailed: ['Failed', 'Error', 'Timeout', 'Aborted'].includes(attribute(element, 'outcome')),
    message: text(element, 'Message'),
    stack: text(element, 'StackTrace'),
    output: text(element, 'StdOut'),
  }));
  const brokeOff = attribute(summary, 'outcome') !== 'Completed' && !tests.some((test) => test.isFailed);
  const said = [...summary.matchAll(/<Text>([\s\S]*?)<\/Text>/g)].map(([, one]) => plain(one)).join('\n');
  return brokeOff ? [...tests, { name: path, seconds: 0, isFailed: true, isRun: true, message: said || 'The run broke off.', stack: '', output: '' }] : tests;
}

function ofWeb(path) {
  return JSON.parse(readFileSync(path, 'utf8')).testResults.flatMap((file) => [
    ...file.assertionResults.map((test) => ({
      name: `${file.name}: ${test.fullName}`,
      seconds: (test.duration ?? 0) / 1000,
      isFailed: test.status === 'failed',
      message: (test.failureMessages ?? []).join('\n'),
      stack: '',
      output: '',
    })),
    ...(file.status === 'failed' && file.assertionResults.length === 0
      ? [{ name: file.name, seconds: 0, isFailed: true, message: file.message ?? '', stack: '', output: '' }]
      : []),
  ]);
}

// Counted already, by whoever left the note.
const ofNote = (path) => [{ name: readFileSync(path, 'utf8').trim(), seconds: 0, isFailed: true, message: '', stack: '', output: '' }];

function told({ message, stack, output }) {
  const [first, last] = [lines(stack).slice(0, limits.stack), lines(output).slice(-limits.output)];
  return [...lines(message).slice(0, limits.lines - first.length - last.length), ...first, ...last]
    .map((line) => `    ${line.slice(0, limits.width)}`);
}

const tests = readdirSync(process.argv[2], { recursive: true })
  .map((name) => join(process.argv[2], name))
  .flatMap((path) => (path.endsWith('.trx') ? ofTrx(path) : path.endsWith('web.json') ? ofWeb(path) : path.endsWith('none.txt') ? ofNote(path) : []));
const failures = tests.filter((test) => test.isFailed);

console.log('\nSlowest:');
for (const test of tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, limits.slowest)) {
  console.log(`  ${test.seconds.toFixed(1).padStart(6)} s  ${test.name.slice(0, limits.width)}`);
}

if (failures.length > 0) {
  console.log('\nFailed:');
  failures.slice(0, limits.failures).forEach((test) => console.log([`  ${test.name.slice(0, limits.width)}`, ...told(test)].join('\n')));
  if (failures.length > limits.failures) console.log(`  and ${failures.length - limits.failures} more`);
}

console.log();
process.exitCode = failures.some((test) => test.isRun) ? 1 : 0;
