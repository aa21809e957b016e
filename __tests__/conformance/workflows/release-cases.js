import assert from 'node:assert/strict'
import { sha256 } from '../../../scenarios/packages.js'
import { commentedSubject, OLD, ORDERED, PACKAGE } from './case.js'

/** @import { Case } from './case.js' */

/** Examples of releases, and of what comes before and after them. @type {readonly Case[]} */
export const RELEASES = [
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
    workflow: 'examples/codedeploy.yml',
    event: 'push',
    prepare: (world) => {
      world.addRole({ name: 'deploy-checkout' })
      world.addBucket({ name: 'checkout-packages', versioned: true })
      world.signingProfiles.set('checkout', 'signs')
      world.addDeploymentGroup({ application: 'shop', name: 'checkout' })
      world.addFunction({
        name: 'checkout',
        zip: OLD,
        versions: [{}],
        aliases: [{ name: 'live' }],
        codeSigning: { policy: 'Enforce', profiles: ['checkout'] },
      })
    },
    answer: ORDERED,
    repeats: true,
    check: ({ world, output }) => {
      const fn = world.findFunction('checkout')
      const { version, weights } = fn?.aliases.get('live') ?? {}
      assert.deepEqual({ version, weights }, { version: '2', weights: {} })
      assert.match(fn?.versions.get('2')?.code.signingJobArn ?? '', /signing-jobs/)
      assert.ok(output.includes('Version 2 serves all traffic'), output)
    },
  },
]
