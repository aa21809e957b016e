import assert from 'node:assert/strict'
import { sha256 } from '../../../scenarios/packages.js'
import { commentedSubject, FIRST_WORKFLOW, OLD, ORDERED } from './case.js'
import { RELEASES } from './release-cases.js'

/** @import { Case } from './case.js' */

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2']

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

/** @type {readonly Case[]} */
export const CASES = [
  ...RELEASES,
  {
    workflow: FIRST_WORKFLOW,
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-greeting' })
      world.addFunction({ name: 'greeting', zip: OLD })
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world }) => {
      assert.equal(world.findFunction('greeting')?.aliases.get('live')?.version, '1')
    },
  },
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
    workflow: 'examples/preview-function.yml',
    event: 'pull_request',
    payload: {
      action: 'opened',
      number: 7,
      pull_request: { number: 7, head: { ref: 'topic', repo: { fork: false } }, base: { ref: 'main' } },
    },
    prepare: (world) => {
      world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:octo-org/checkout:pull_request' }
      const subject = commentedSubject('examples/preview-function.yml')
      world.addRole({ name: 'preview-checkout', trust: { subject, operator: 'StringEquals' } })
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout-pr-7')
      assert.equal(fn?.latest.state, 'Active')
      assert.deepEqual(fn.latest.settings.environment, { STAGE: 'preview', PULL_REQUEST: '7' })
      assert.equal(fn.latest.settings.role, 'arn:aws:iam::123456789012:role/checkout-preview')
      assert.ok(output.includes(`checkout-pr-7 has the code ${fn.latest.code.sha256}`), output)
    },
  },
  {
    workflow: 'examples/configuration.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      const environment = { TABLE: 'orders', OLD_TABLE: 'old orders' }
      world.addFunction({
        name: 'checkout',
        zip: OLD,
        environment,
        versions: [{}],
        aliases: [{ name: 'live' }],
      })
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world }) => {
      const fn = world.findFunction('checkout')
      assert.equal(fn?.aliases.get('live')?.version, '2')
      const { memorySize, environment } = fn.versions.get('2')?.settings ?? {}
      assert.equal(memorySize, 512)
      assert.deepEqual(Object.keys(environment ?? {}).sort(), ['COMMIT', 'LOG_LEVEL', 'TABLE'])
      assert.equal(fn.versions.get('1')?.settings.memorySize, 128)
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
