import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { handlerZip, sha256 } from '../../../scenarios/packages.js'
import { ROOT } from '../programs/cache.js'

/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { ReleaseSeed } from '../../../emulator/github/api/shapes.js' */

/**
 * @typedef {object} Case
 * @property {string} workflow
 * @property {string} event
 * @property {object} [payload] of the event
 * @property {(world: World) => void} prepare
 * @property {readonly ReleaseSeed[]} [releases] of the repository; without them there is no API of GitHub
 * @property {boolean} [fails] the job is expected to
 * @property {RegExp} [warning] the only warning of the log; without it there is none
 * @property {string} [answer] of every zip function's handler afterwards, when a customer named Ada orders
 * @property {(ran: { world: World, output: string }) => void} check
 * @property {boolean} [repeats] a second run of the same commit uploads nothing
 */

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2']
const PACKAGE = handlerZip('built before')
const OLD = handlerZip('old')
/** The application's, where the package that it needs was deployed with it. */
const ORDERED = 'Ada has an order of 12 characters'

/** Everything that the role of a check may not do. */
const WRITES = ['lambda:Update*', 'lambda:Publish*', 'lambda:Create*', 's3:*']

/** Examples that need what a runner without a network does not have: other actions, a registry, a proxy. */
export const LINTED_ONLY = [
  'builds.yml',
  'container-image.yml',
  'matrix.yml',
  'promote.yml',
  'self-hosted.yml',
]

/** @type {Case[]} */
export const CASES = [
  {
    workflow: 'examples/deploy-on-push.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      world.addFunction({ name: 'checkout', zip: OLD, versions: [{}], aliases: [{ name: 'live' }] })
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      const hash = fn?.latest.code.sha256
      assert.equal(fn?.aliases.get('live')?.version, '2')
      assert.equal(fn?.versions.get('2')?.code.sha256, hash)
      assert.notEqual(hash, sha256(OLD))
      assert.ok(output.includes(`Version 2 of the code ${hash} is live; before it was version 1.`), output)
    },
  },
  {
    workflow: 'examples/release.yml',
    event: 'release',
    payload: { action: 'published', release: { id: 1, tag_name: 'v7.1.0' } },
    // The one that was published after it is not deployed.
    releases: [
      { tag: 'v7.1.0', assets: [{ name: 'checkout-v7.1.0.zip', body: PACKAGE }] },
      { tag: 'v7.2.0', assets: [{ name: 'checkout-v7.2.0.zip', body: OLD }] },
    ],
    prepare: (world) => {
      world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:octo-org/checkout:environment:production' }
      const subject = commentedSubject('examples/release.yml')
      world.addRole({ name: 'deploy-checkout', trust: { subject, operator: 'StringEquals' } })
      world.addFunction({ name: 'checkout', zip: OLD })
    },
    answer: 'built before',
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      assert.equal(fn?.aliases.get('production')?.version, '1')
      assert.equal(fn?.versions.get('1')?.code.sha256, sha256(PACKAGE))
      assert.match(fn?.versions.get('1')?.description ?? '', /^octo-org\/checkout v7\.1\.0/)
      assert.ok(output.includes(`Released as ${fn?.arn}:1`), output)
      assert.ok(!output.includes('Draft the release'), output)
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
    answer: 'built before',
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      assert.equal(fn?.versions.get('1')?.code.sha256, sha256(PACKAGE))
      assert.equal(fn?.versions.get('1')?.description, 'Release v7.1.0')
      assert.ok(output.includes(`Released as ${fn?.arn}:1`), output)
    },
  },
  {
    workflow: 'examples/several-regions.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-shop' })
      for (const region of REGIONS) {
        world.addBucket({ name: `shop-packages-${region}`, region })
        for (const name of ['checkout', 'refund']) world.addFunction({ name, region, zip: OLD })
      }
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world, output }) => {
      const hashes = new Set()
      for (const region of REGIONS) {
        assert.equal(world.buckets.get(`shop-packages-${region}`)?.objects.size, 1, 'uploaded once')
        for (const name of ['checkout', 'refund']) {
          const fn = world.findFunction(name, { region })
          assert.equal(fn?.aliases.get('live')?.version, '1', region)
          // A job of the matrix that the results made.
          assert.ok(output.includes(`${name} in ${region} serves version 1 (deployed)`), output)
          hashes.add(fn?.latest.code.sha256)
        }
      }
      assert.equal(hashes.size, 1, 'the same package everywhere')
      assert.ok(!hashes.has(sha256(OLD)))
    },
  },
  {
    workflow: 'examples/monorepo.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-shop' })
      for (const name of ['checkout', 'refund']) world.addFunction({ name, zip: OLD })
    },
    answer: 'Ada is known',
    repeats: true,
    check: ({ world, output }) => {
      for (const name of ['checkout', 'refund']) {
        assert.equal(world.findFunction(name)?.aliases.get('live')?.version, '1')
        assert.ok(output.includes(`${name} was changed, and is version 1 now`), output)
      }
    },
  },
  {
    workflow: 'examples/canary.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      const answer = { payload: { status: 'ok', order: 7 } }
      world.addFunction({ name: 'checkout', zip: OLD, versions: [{}], aliases: [{ name: 'live' }], answer })
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      const { version, weights } = fn?.aliases.get('live') ?? {}
      assert.deepEqual({ version, weights }, { version: '1', weights: { 2: 0.1 } })
      assert.ok(output.includes('Version 2 is released'), output)
    },
  },
  {
    workflow: 'examples/rollback.yml',
    event: 'workflow_dispatch',
    payload: { inputs: { version: 'previous' } },
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      const versions = [{ zip: PACKAGE }, {}]
      world.addFunction({ name: 'checkout', zip: PACKAGE, versions, aliases: [{ name: 'live' }] })
    },
    answer: 'built before',
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      assert.equal(fn?.aliases.get('live')?.version, '1')
      assert.equal(fn?.invocations.at(-1)?.version, '1')
      assert.ok(output.includes('live serves version 1 again; before it was 2'), output)
    },
  },
  {
    workflow: 'examples/preview.yml',
    event: 'pull_request',
    payload: {
      action: 'opened',
      number: 7,
      pull_request: { number: 7, head: { ref: 'topic', repo: { fork: false } }, base: { ref: 'main' } },
    },
    prepare: (world) => {
      world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:octo-org/checkout:pull_request' }
      const subject = commentedSubject('examples/preview.yml')
      world.addRole({ name: 'preview-checkout', trust: { subject, operator: 'StringEquals' } })
      world.addFunction({ name: 'checkout-preview', zip: OLD, versions: [{}], aliases: [{ name: 'live' }] })
    },
    answer: ORDERED,
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout-preview')
      assert.equal(fn?.aliases.get('pr-7')?.version, '2')
      assert.equal(fn?.aliases.get('pr-7')?.description, 'Preview of pull request 7')
      assert.equal(fn?.aliases.get('live')?.version, '1')
      assert.ok(output.includes(`${fn?.arn}:pr-7 serves version 2`), output)
    },
  },
  {
    workflow: 'examples/check-pull-request.yml',
    event: 'pull_request',
    payload: {
      pull_request: { number: 7, head: { ref: 'topic', repo: { fork: false } }, base: { ref: 'main' } },
    },
    prepare: (world) => {
      world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:octo-org/checkout:pull_request' }
      const subject = commentedSubject('examples/check-pull-request.yml')
      world.addRole({ name: 'check-checkout', trust: { subject, operator: 'StringEquals' } })
      for (const action of WRITES) world.deny({ action, resource: undefined })
      world.addFunction({ name: 'checkout', zip: OLD, versions: [{}], aliases: [{ name: 'live' }] })
    },
    warning: /not asked/i,
    answer: 'old',
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      assert.equal(fn?.latest.code.sha256, sha256(OLD))
      assert.equal(fn?.aliases.get('live')?.version, '1')
      assert.match(output, /results=\[\{"status":"planned"/)
      assert.ok(output.includes('Would the code change? true'), output)
    },
  },
  {
    workflow: '__tests__/conformance/workflows/cases/refused.yml',
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

/**
 * The subject of the trust policy that a workflow's comment tells its readers to write, for the repository here.
 *
 * @param {string} workflow
 * @returns {string}
 */
function commentedSubject(workflow) {
  const [subject] = /repo:OWNER\/REPO:[\w:/-]+/.exec(readFileSync(join(ROOT, workflow), 'utf8')) ?? []
  assert.ok(subject !== undefined, `${workflow} names no subject`)
  return subject.replace('OWNER/REPO', 'octo-org/checkout')
}
