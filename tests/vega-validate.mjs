// Validates every chart of the report, of the documentation and of the specs against the JSON schema that Vega-Lite publishes, so that
// an author can paste any of them into a Vega editor. Usage: node tests/vega-validate.mjs FOLDER
// where FOLDER/node_modules holds vega-lite@5, ajv, ajv-formats and js-yaml.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve, join } from 'node:path';

const require = createRequire(resolve(process.argv[2] ?? '.', 'package.json'));
const Ajv = require('ajv').default ?? require('ajv');
const addFormats = require('ajv-formats').default ?? require('ajv-formats');
const yaml = require('js-yaml');
const schema = JSON.parse(readFileSync(require.resolve('vega-lite/build/vega-lite-schema.json'), 'utf8'));

const ajv = new Ajv({ allErrors: false, strict: false, allowUnionTypes: true });
addFormats(ajv);
ajv.addFormat('color-hex', () => true);
const isValid = ajv.compile(schema);

const root = resolve(import.meta.dirname, '..');
const charts = [];
for (const report of ['content', 'docs']) {
  const folder = join(root, report, 'charts');
  for (const name of readdirSync(folder).filter(n => n.endsWith('.yaml')).sort()) {
    charts.push([`${report}/charts/${name}`, readFileSync(join(folder, name), 'utf8')]);
  }
}

// Those in files called problems.md are wrong on purpose.
const specs = join(root, 'tests', 'specs');
for (const name of readdirSync(specs, { recursive: true }).filter(n => n.endsWith('.md') && basename(n) !== 'problems.md').sort()) {
  let title = '';
  let lines = null;
  for (const line of readFileSync(join(specs, name), 'utf8').split('\n')) {
    if (lines === null && line.startsWith('## ')) title = line.slice(3);
    else if (lines === null && line.startsWith('```yaml charts/')) lines = [];
    else if (lines !== null && line === '```') { charts.push([`${name}: ${title}`, lines.join('\n')]); lines = null; }
    else if (lines !== null) lines.push(line);
  }
}

let failed = 0;
for (const [name, text] of charts) {
  if (isValid(yaml.load(text))) continue;
  failed++;
  const worst = [...isValid.errors].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  console.log(`${name}: ${worst.instancePath || '/'} ${worst.message}`);
}

console.log(`${charts.length - failed} of ${charts.length} charts are valid Vega-Lite`);
process.exit(failed > 0 || charts.length === 0 ? 1 : 0);
