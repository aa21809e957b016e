import { readFileSync } from 'node:fs'
import { DeployError } from '../../src/errors.ts'
import { failureOf, outputsOf, resultOf } from '../../src/report/outputs.ts'
import { ARN, createDeployment, IMAGE, LATEST, NEW_HASH, OLD_HASH, RELEASED } from './deployments.ts'

const PLAIN = {
  'function-name': 'checkout',
  'function-arn': ARN,
  region: 'eu-west-1',
  version: '$LATEST',
  'code-sha256': NEW_HASH,
  'code-size': '2345678',
  architecture: 'arm64',
  'package-type': 'Zip',
  'revision-id': 'f7ee9f1e-11a5-4b3f-8f43-c3b1e2d2b8c1',
  'last-modified': '2024-01-31T12:34:56.789+0000',
  changed: 'true',
  'previous-code-sha256': OLD_HASH,
}

test('a plain deployment has no outputs of versions and aliases', () => {
  expect(outputsOf(createDeployment())).toEqual(PLAIN)
})

test('a release names the version, its revision, and where the alias is', () => {
  expect(outputsOf(RELEASED)).toEqual({
    ...PLAIN,
    version: '7',
    'version-arn': `${ARN}:7`,
    'alias-arn': `${ARN}:live`,
    'revision-id': '0c1d2e3f-11a5-4b3f-8f43-c3b1e2d2b8c1',
    'last-modified': '2024-01-31T12:34:57.000+0000',
    'previous-version': '6',
  })
})

test('an image names what its tag resolved to', () => {
  const current = { ...LATEST, packageType: 'Image', resolvedImageUri: IMAGE }
  expect(outputsOf(createDeployment({ current }))).toEqual({
    ...PLAIN,
    'package-type': 'Image',
    'resolved-image-uri': IMAGE,
  })
})

test('an ARN that came with a qualifier is told without it', () => {
  const current = { ...LATEST, arn: `${ARN}:$LATEST` }
  expect(outputsOf(createDeployment({ current }))['function-arn']).toBe(ARN)
})

test('nothing changed where the code ran already', () => {
  const unchanged = createDeployment({ status: 'unchanged', changed: false })
  expect(outputsOf(unchanged)).toEqual({ ...PLAIN, changed: 'false' })
})

test('what the service does not tell is left out', () => {
  const current = { ...LATEST, revisionId: undefined, lastModified: undefined }
  const { 'revision-id': _, 'last-modified': __, ...rest } = PLAIN
  expect(outputsOf(createDeployment({ current }))).toEqual(rest)
})

test.each(['deployed', 'unchanged', 'planned'] as const)(
  'a result tells that it was %s, in types of JSON',
  (status) => {
    expect(resultOf({ ...RELEASED, status })).toMatchObject({
      status,
      'function-name': 'checkout',
      version: '7',
      changed: true,
      'code-size': 2_345_678,
    })
  },
)

test('the result of a failure names the target, as far as it is known, and the error', () => {
  const error = new DeployError({ what: 'It broke.', why: 'A reason.', remedy: 'Mend it.' })
  expect(failureOf({ functionName: ARN, region: 'eu-west-1' }, error)).toEqual({
    status: 'failed',
    'function-name': ARN,
    region: 'eu-west-1',
    error: 'It broke.\nA reason.\nMend it.',
  })
  expect(failureOf(undefined, error)).toEqual({ status: 'failed', error: 'It broke.\nA reason.\nMend it.' })
})

test('every output is declared, and no declared one is unknown', () => {
  const action = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')
  const declared = [
    ...(action.split('\noutputs:\n')[1]?.split('\nruns:')[0] ?? '').matchAll(/^ {2}([a-z0-9-]+):/gm),
  ].map(([, name]) => name)
  const image = { ...RELEASED, current: { ...LATEST, resolvedImageUri: IMAGE } }
  expect([...Object.keys(outputsOf(image)), 'results'].sort()).toEqual(declared.sort())
})
