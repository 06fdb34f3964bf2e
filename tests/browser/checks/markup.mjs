// The Nu HTML checker on every page, style sheet and drawing of folders.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { finding } from '../lib/findings.mjs';
import { ACCEPTED_MESSAGES } from '../accepted.mjs';

const JAR = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));
const FILES_PER_CALL = 2000;

/** Findings for every error that is not accepted with a reason; `accepted` counts those that are. */
export async function checkMarkup(folder) {
  return (await checkMarkupOf([folder])).get(folder);
}

/** The same for several folders, by folder. Files of the same bytes are checked once, all by one checker. */
export async function checkMarkupOf(folders) {
  const files = folders.flatMap((folder) => folder.withSuffix('.html', '.css', '.svg').map((path) => {
    const file = join(folder.root, path);
    return { folder, path, file, content: createHash('sha256').update(readFileSync(file)).digest('hex') + extname(path) };
  }));
  const distinct = new Map(files.map(({ content, file }) => [content, file]));
  const messages = await messagesByFile([...distinct.values()]);
  const results = new Map(folders.map((folder) => [folder, { findings: [], accepted: 0, checked: 0 }]));
  for (const { folder, path, content } of files) {
    const result = results.get(folder);
    result.checked += 1;
    for (const message of messages.get(pathToFileURL(distinct.get(content)).href) ?? []) {
      if (ACCEPTED_MESSAGES.some(({ file, text }) => file.test(path) && text.test(message.message))) result.accepted += 1;
      else result.findings.push(finding(`${path}:${message.lastLine ?? 0}:${message.firstColumn ?? 0}`, `${message.message} ${message.extract ? `in ${JSON.stringify(message.extract)}` : ''}`));
    }
  }
  return results;
}

/** What the checker says, by the address of the file. */
async function messagesByFile(files) {
  const found = new Map();
  for (let start = 0; start < files.length; start += FILES_PER_CALL) {
    for (const message of await validate(files.slice(start, start + FILES_PER_CALL))) {
      if (!message.url) throw new Error(`the Nu HTML checker says: ${message.message}`);
      const address = new URL(message.url).href;
      const canonical = pathToFileURL(fileURLToPath(address)).href;
      found.set(canonical, [...(found.get(canonical) ?? []), message]);
    }
  }
  return found;
}

async function validate(files) {
  const answer = await java(['-Xss4m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-jar', JAR, '--errors-only', '--format', 'json', '--stdout', '--exit-zero-always',
    '--also-check-css', '--also-check-svg', ...files]);
  return JSON.parse(answer).messages;
}

function java(words) {
  return new Promise((resolve, reject) => {
    execFile('java', words, { maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`the Nu HTML checker did not run: ${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
}
