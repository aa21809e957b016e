import { readFileSync, realpathSync } from 'node:fs'

/*
 * Prints what CHANGELOG.md says of a tag, for its release: `node tools/release/notes.js v1.2.3`. Fails where it says
 * nothing, or where package.json has another version.
 */

/**
 * @param {string} tag e.g. v1.2.3
 * @param {{ changelog: string, version: string }} known version is package.json's
 * @returns {string}
 * @throws {Error} if the tag is not of that version, or the changelog has nothing of it
 */
export function notesOf(tag, { changelog, version }) {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json has version ${version}.`)
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((each) => each.startsWith(`[${version}]`))
  const lines = section?.split(/\r?\n/).slice(1) ?? []
  // The addresses of the headings' links stand at the end of the file.
  const notes = lines
    .filter((line) => !/^\[[^\]]+\]: /.test(line))
    .join('\n')
    .trim()
  if (!notes.split('\n').some((line) => /^[^#\s]/.test(line)))
    throw new Error(`CHANGELOG.md has nothing below "## [${version}]".`)
  return notes
}

if (realpathSync(process.argv[1] ?? '.') === import.meta.filename) {
  const read = (/** @type {string} */ name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  const { version } = JSON.parse(read('package.json'))
  console.log(notesOf(process.argv[2] ?? '', { changelog: read('CHANGELOG.md'), version }))
}
