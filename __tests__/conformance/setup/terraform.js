import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../programs/cache.js'

export const FOLDER = join(ROOT, 'examples/setup/terraform')
/** In place of main.tf, which asks AWS: so no provider is needed. */
const contextOf = (/** @type {string} */ partition, /** @type {string} */ region) =>
  `locals {\n  account = "123456789012"\n  partition = "${partition}"\n  region = "${region}"\n}\n`

/**
 * The policies of the Terraform files, as Terraform evaluates them.
 *
 * @param {Record<string, string>} variables
 * @param {string} [partition]
 * @param {string} [region]
 * @returns {Promise<any>}
 */
export async function evaluate(variables, partition = 'aws', region = 'eu-west-1') {
  const folder = await mkdtemp(join(tmpdir(), 'terraform-'))
  try {
    for (const name of ['variables.tf', 'policies.tf']) await copyFile(join(FOLDER, name), join(folder, name))
    await writeFile(join(folder, 'context.tf'), contextOf(partition, region))
    const given = Object.entries(variables).map(([name, value]) => `-var=${name}=${value}`)
    const printed = await ask(folder, given, 'jsonencode([local.permissions, local.trust])')
    const [permissions, trust] = JSON.parse(JSON.parse(printed)).map((/** @type {string} */ text) =>
      JSON.parse(text),
    )
    return { permissions, trust }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {string} expression
 * @returns {Promise<string>}
 */
function ask(cwd, args, expression) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, CHECKPOINT_DISABLE: '1' }
  const child = spawn('terraform', ['console', '-no-color', ...args], {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  child.stdin.end(`${expression}\n`)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(stdout) : reject(new Error(stderr))))
  })
}
