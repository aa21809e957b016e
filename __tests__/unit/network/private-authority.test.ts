import { errorOf } from '../../bundle/error-of.ts'
import { Network } from './network.ts'

const LAMBDA = 'lambda.eu-west-1.amazonaws.com'
const STS = 'sts.eu-west-1.amazonaws.com'

let network: Network
let inputs: Record<string, string>
beforeAll(async () => {
  network = await Network.open([LAMBDA, STS])
  const { 's3-bucket': _, ...direct } = network.addRegion('eu-west-1')
  inputs = direct
})
afterAll(() => network.close())

test('a proxy that breaks TLS open is trusted by NODE_EXTRA_CA_CERTS', async () => {
  const { outcome, targets } = await network.throughProxy(inputs, {})
  expect(outcome.exitCode).toBe(0)
  expect(targets).toEqual(expect.arrayContaining([`${STS}:443`, `${LAMBDA}:443`]))
})

/** AWS_CA_BUNDLE is the AWS CLI's own; the SDK for JavaScript does not read it. */
const UNTRUSTED = () => ({ NODE_EXTRA_CA_CERTS: '', AWS_CA_BUNDLE: `${network.folder}/ca.pem` })

test.each([
  ['AWS', 'The role arn:aws:iam::123456789012:role/deploy could not be assumed.'],
  ['GitHub', 'The job has no OIDC token to assume the role with.'],
])('without it %s is not talked to, and the error says that it is the certificate', async (who, what) => {
  const before = network.endpoint.requests.length
  // Asked for directly and without TLS, the token is had, so that it is AWS whose certificate is looked at.
  const direct = { ACTIONS_ID_TOKEN_REQUEST_URL: `${network.endpoint.url}/oidc-token?api-version=2.0` }
  const { outcome } = await network.throughProxy(inputs, { ...UNTRUSTED(), ...(who === 'AWS' ? direct : {}) })
  expect(errorOf(outcome)).toContain(what)
  expect(errorOf(outcome)).toContain('unable to verify the first certificate')
  const operations = network.endpoint.requests.slice(before).map(({ operation }) => operation)
  expect(operations).toEqual(who === 'AWS' ? ['GetIdToken'] : [])
})
