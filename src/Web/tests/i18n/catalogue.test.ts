import { describe, expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scopesOf } from '../../src/linking/scopes';
import english from '../../src/i18n/en.json';
import korean from '../../src/i18n/ko.json';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name))
  .map(name => readFileSync(join('src', name), 'utf8'))
  .join('\n');

/** Words looked up by a key of the hub, or by a key put together. */
const byPrefix = [...sources.matchAll(/known\('([a-zA-Z]+)'|t\(`([a-zA-Z.]+)\.\$\{/g)].map(([, known, template]) => `${known ?? template}.`);

describe('the two catalogues', () => {
  it('have the same messages', () => expect(Object.keys(english)).toEqual(Object.keys(korean)));

  it('use the same values in both languages', () => {
    const values = (text: string) => [...new Set([...text.matchAll(/(?<!(?:one|other) )\{([a-zA-Z]+)[,}]/g)].map(([, name]) => name!))].sort();
    const different = Object.entries(korean).filter(([id, text]) => values(text).join() !== values((english as Record<string, string>)[id]!).join());
    expect(different.map(([id]) => id)).toEqual([]);
  });

  it('hold no message that nothing shows', () => {
    const unused = Object.keys(korean).filter(
      id => !sources.includes(`'${id}'`) && !sources.includes(`"${id}"`) && !byPrefix.some(prefix => id.startsWith(prefix)) && !id.startsWith('notice.'),
    );
    expect(unused).toEqual([]);
  });

  it('name every scope of every sector and what it holds', () => {
    const sectors = ['bank', 'card', 'invest', 'insu', 'efin', 'capital', 'ginsu', 'telecom', 'p2p', 'bond', 'usury', 'vehicleRegister'];
    const missing = sectors.flatMap(scopesOf).flatMap(scope => [`scope.${scope}`, `scopeHolds.${scope}`]).filter(id => !(id in korean));
    expect(missing).toEqual([]);
  });

  it('write no exclamation in Korean', () => expect(Object.values(korean).filter(text => text.includes('!'))).toEqual([]));
});
