import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { World } from '../../emulator/aws/world.js'
import { runAction } from '../../emulator/github/run-action.js'

/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */
/** @import { RunResult } from '../../emulator/github/run-action.js' */
/** @import { Endpoint } from '../../emulator/aws/server.js' */

/*
 * The committed bundle, started as a runner starts it, against the local endpoint: no AWS account,
 * nothing to install, nothing left behind. Exits with 1 where the action does not do what is said here.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** CodeSha256 of the package that is made of tools/demo/function, on whatever system. */
const PACKAGED = 'QOAhfENrCmHFc9pk4rEJXsJYut0KLHJLg/SWPsGTPDw='
const BEFORE = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=='

const world = new World({ settle: { milliseconds: 400 } })
world.addFunction({
  name: 'greeting',
  zip: Buffer.from(BEFORE, 'base64'),
  runtime: 'nodejs24.x',
  handler: 'index.handler',
})
const endpoint = await startEndpoint({ world })
try {
  await demonstrate(endpoint)
} finally {
  await endpoint.close()
}

/** @param {Endpoint} endpoint */
async function demonstrate(endpoint) {
  const deployment = { 'function-name': 'greeting', 'zip-file': 'tools/demo/function.zip', alias: 'live' }
  const { length: size } = await readFile(join(ROOT, 'tools/demo/function.zip'))

  title(`1. Deploy tools/demo/function.zip (${size} bytes) and point the alias live at the new version`)
  const first = await step(endpoint, deployment)
  expect(first.exitCode === 0 && first.outputs['changed'] === 'true', 'the code was deployed')

  title('2. Deploy the same zip again: unchanged, and nothing is uploaded')
  const second = await step(endpoint, deployment)
  expect(second.exitCode === 0 && second.outputs['changed'] === 'false', 'nothing was changed')
  expect(second.sent < size, `no upload: ${second.sent} bytes of body were sent in all`)

  title('3. Deploy a directory: zipped the same way everywhere')
  const third = await step(endpoint, { 'function-name': 'greeting', 'source-dir': 'tools/demo/function' })
  expect(
    third.exitCode === 0 && third.outputs['version'] === '$LATEST',
    'the directory was packaged and deployed',
  )
  expect(third.outputs['code-sha256'] === PACKAGED, 'the package is the same on every system')

  title('4. Deploy a directory that is one folder too deep: found before Lambda meets it')
  const fourth = await step(endpoint, {
    'function-name': 'greeting',
    'source-dir': 'tools/demo',
    include: 'function/**',
    preflight: 'error',
  })
  const changes = fourth.requests.filter(({ method }) => method !== 'GET')
  expect(fourth.exitCode === 1 && changes.length === 0, 'the package was refused and nothing was changed')
}

/**
 * Runs one step and prints what a user would see of it.
 *
 * @param {Endpoint} endpoint
 * @param {Record<string, string>} inputs
 * @returns {Promise<RunResult & { requests: RequestRecord[], sent: number }>}
 */
async function step(endpoint, inputs) {
  const before = endpoint.requests.length
  const result = await runAction({
    actionDir: ROOT,
    workspace: ROOT,
    inputs,
    env: clientEnvironment(endpoint),
  })
  const requests = endpoint.requests.slice(before)
  section(
    'with',
    Object.entries(inputs).map(([name, value]) => `${name}: ${value.replaceAll('\n', ' ')}`),
  )
  section('log', result.log.trimEnd().split('\n'))
  section(
    'outputs',
    Object.entries(result.outputs).map(([name, value]) => `${name} = ${value}`),
  )
  section('job summary', result.summary.trimEnd().split('\n'))
  section(
    'requests',
    requests.map(({ operation, status, bodyBytes }) => `${operation} ${status}, ${bodyBytes} bytes of body`),
  )
  return { ...result, requests, sent: requests.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0) }
}

/** @param {string} text */
function title(text) {
  console.log(`\n${'='.repeat(text.length)}\n${text}\n${'='.repeat(text.length)}`)
}

/**
 * @param {string} name
 * @param {string[]} lines
 */
function section(name, lines) {
  console.log(`\n-- ${name}`)
  for (const line of lines) console.log(`   ${line}`)
}

/**
 * @param {boolean} holds
 * @param {string} fact
 */
function expect(holds, fact) {
  console.log(`\n${holds ? 'ok' : 'NOT OK'}: ${fact}`)
  if (!holds) process.exitCode = 1
}
