// The Nu HTML checker on every page, style sheet and drawing of a folder.
import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { finding } from '../lib/findings.mjs';
import { ACCEPTED_MESSAGES } from '../accepted.mjs';

const JAR = fileURLToPath(import.meta.resolve('vnu-jar/build/dist/vnu.jar'));
const FILES_PER_CALL = 400;

/** Findings for every error that is not accepted with a reason; `accepted` counts those that are. */
export async function checkMarkup(folder) {
  const files = folder.withSuffix('.html', '.css', '.svg');
  const findings = [];
  let accepted = 0;
  for (let start = 0; start < files.length; start += FILES_PER_CALL) {
    for (const message of await validate(folder, files.slice(start, start + FILES_PER_CALL))) {
      const path = message.url ? relative(pathToFileURL(folder.root).href, decodeURI(message.url)) : 'the checker itself';
      if (ACCEPTED_MESSAGES.some(({ file, text }) => file.test(path) && text.test(message.message))) accepted += 1;
      else findings.push(finding(`${path}:${message.lastLine ?? 0}:${message.firstColumn ?? 0}`, `${message.message} ${message.extract ? `in ${JSON.stringify(message.extract)}` : ''}`));
    }
  }
  return { findings, accepted, checked: files.length };
}

async function validate(folder, files) {
  const answer = await java(['-Xss4m', '-jar', JAR, '--errors-only', '--format', 'json', '--stdout', '--exit-zero-always',
    '--also-check-css', '--also-check-svg', ...files.map((path) => join(folder.root, path))]);
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
