const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { ClassicLevel } = require('classic-level')

exports.handler = async ({ text }) => {
  const level = new ClassicLevel(mkdtempSync(join(tmpdir(), 'level-')))
  await level.put('key', text)
  const value = await level.get('key')
  await level.close()
  return value
}
