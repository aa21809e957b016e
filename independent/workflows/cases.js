import assert from 'node:assert/strict'
import { codeSha256, zipOf } from '../scenarios/package.js'

/** @import { World } from '../../emulator/world.js' */
/** @import { RequestRecord } from '../../emulator/endpoint/record.js' */

/**
 * @typedef {object} Case
 * @property {string} workflow
 * @property {string} event
 * @property {object} [payload] of the event
 * @property {string[]} [args] of act
 * @property {(world: World) => void} prepare
 * @property {boolean} [fails] the job is expected to
 * @property {(ran: { world: World, output: string, requests: RequestRecord[] }) => void} check
 */

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2']
const PACKAGE = zipOf('built before')
const OLD = zipOf('old')
const DIGEST = `sha256:${'5e'.repeat(32)}`
const IMAGES = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize'

/** @type {Case[]} */
export const CASES = [
  {
    workflow: 'examples/deploy-on-push.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      world.addFunction({ name: 'checkout', zip: OLD, versions: [{}], aliases: [{ name: 'live' }] })
    },
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      const hash = fn?.latest.code.sha256
      assert.equal(fn?.aliases.get('live')?.version, '2')
      assert.notEqual(hash, codeSha256(OLD))
      assert.ok(output.includes(`Version 2 of the code ${hash} is live; before it was version 1.`), output)
    },
  },
  {
    workflow: 'examples/release-from-s3.yml',
    event: 'release',
    payload: { action: 'published', release: { tag_name: 'v7.1.0' } },
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      world.addFunction({ name: 'checkout', zip: OLD })
      world.addBucket({ name: 'checkout-artifacts' })
      world.putObject('checkout-artifacts', 'builds/v7.1.0.zip', PACKAGE)
    },
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      assert.equal(fn?.versions.get('1')?.code.sha256, codeSha256(PACKAGE))
      assert.equal(fn?.versions.get('1')?.description, 'Release v7.1.0')
      assert.ok(output.includes(`Released as ${fn?.arn}:1`), output)
    },
  },
  {
    workflow: 'examples/container-image.yml',
    event: 'workflow_dispatch',
    payload: { inputs: { digest: DIGEST } },
    prepare: (world) => {
      world.addRole({ name: 'deploy-resize' })
      world.addImage({ repository: 'resize', digest: DIGEST })
      world.addFunction({ name: 'resize', imageUri: `${IMAGES}:v1` })
    },
    check: ({ world, output }) => {
      assert.equal(world.findFunction('resize')?.latest.code.sha256, DIGEST.replace('sha256:', ''))
      assert.ok(output.includes(`Version 1 runs ${IMAGES}@${DIGEST}`), output)
    },
  },
  {
    workflow: 'examples/several-regions.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      for (const region of REGIONS) world.addFunction({ name: 'checkout', region, zip: OLD })
    },
    check: ({ world, output }) => {
      const hashes = new Set()
      for (const region of REGIONS) {
        const fn = world.findFunction('checkout', { region })
        assert.equal(fn?.aliases.get('live')?.version, '1', region)
        assert.ok(output.includes(`${fn?.arn}:1 is live`), output)
        hashes.add(fn?.latest.code.sha256)
      }
      assert.equal(hashes.size, 1, 'the same package everywhere')
      assert.ok(!hashes.has(codeSha256(OLD)))
    },
  },
  {
    workflow: 'examples/check-pull-request.yml',
    event: 'pull_request',
    payload: {
      pull_request: { number: 7, head: { ref: 'topic', repo: { fork: false } }, base: { ref: 'main' } },
    },
    prepare: (world) => {
      world.addRole({ name: 'check-checkout' })
      world.addFunction({ name: 'checkout', zip: OLD })
    },
    check: ({ world, output, requests }) => {
      assert.equal(world.findFunction('checkout')?.latest.code.sha256, codeSha256(OLD))
      const [update] = requests.filter(({ operation }) => operation === 'UpdateFunctionCode')
      assert.equal(Object(update?.body).DryRun, true)
      assert.ok(output.includes('Would the code change? true'), output)
    },
  },
  {
    workflow: 'independent/workflows/cases/refused.yml',
    event: 'push',
    prepare: () => {},
    fails: true,
    check: ({ output }) => {
      assert.ok(!/\| this step must not run/.test(output), output)
      assert.match(output, /\| results \[\{.*"status":"failed"/)
      assert.match(output, /Function not found: /)
    },
  },
]
