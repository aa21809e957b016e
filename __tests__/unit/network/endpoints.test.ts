import { Network, TOKEN_HOST } from './network.ts'

interface Hosts {
  readonly sts: string
  readonly lambda: string
  readonly s3: string
  readonly ecr: string
}

const FIPS = { AWS_USE_FIPS_ENDPOINT: 'true' }
const DUAL_STACK = { AWS_USE_DUALSTACK_ENDPOINT: 'true' }

/** As https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html lists them, partition by partition. */
const ENDPOINTS: readonly (readonly [string, string, Record<string, string>, Hosts])[] = [
  ['aws', 'eu-west-1', {}, plain('eu-west-1', 'amazonaws.com')],
  ['aws-cn', 'cn-north-1', {}, plain('cn-north-1', 'amazonaws.com.cn')],
  ['aws-us-gov', 'us-gov-west-1', {}, plain('us-gov-west-1', 'amazonaws.com')],
  ['aws-eusc', 'eusc-de-east-1', {}, plain('eusc-de-east-1', 'amazonaws.eu')],
  ['aws-iso', 'us-iso-east-1', {}, plain('us-iso-east-1', 'c2s.ic.gov')],
  [
    'aws with FIPS',
    'us-east-1',
    FIPS,
    {
      sts: 'sts-fips.us-east-1.amazonaws.com',
      lambda: 'lambda-fips.us-east-1.amazonaws.com',
      s3: 'packages-us-east-1.s3-fips.us-east-1.amazonaws.com',
      ecr: 'api.ecr-fips.us-east-1.amazonaws.com',
    },
  ],
  [
    'aws-us-gov with FIPS',
    'us-gov-east-1',
    FIPS,
    {
      // In GovCloud this one is FIPS as it is.
      sts: 'sts.us-gov-east-1.amazonaws.com',
      lambda: 'lambda-fips.us-gov-east-1.amazonaws.com',
      s3: 'packages-us-gov-east-1.s3-fips.us-gov-east-1.amazonaws.com',
      ecr: 'api.ecr-fips.us-gov-east-1.amazonaws.com',
    },
  ],
  [
    'aws with dual-stack',
    'eu-central-1',
    DUAL_STACK,
    {
      sts: 'sts.eu-central-1.api.aws',
      lambda: 'lambda.eu-central-1.api.aws',
      s3: 'packages-eu-central-1.s3.dualstack.eu-central-1.amazonaws.com',
      ecr: 'ecr.eu-central-1.api.aws',
    },
  ],
  [
    'aws with both',
    'us-west-2',
    { ...FIPS, ...DUAL_STACK },
    {
      sts: 'sts-fips.us-west-2.api.aws',
      lambda: 'lambda-fips.us-west-2.api.aws',
      s3: 'packages-us-west-2.s3-fips.dualstack.us-west-2.amazonaws.com',
      ecr: 'ecr-fips.us-west-2.api.aws',
    },
  ],
]

function plain(region: string, suffix: string): Hosts {
  return {
    sts: `sts.${region}.${suffix}`,
    lambda: `lambda.${region}.${suffix}`,
    s3: `packages-${region}.s3.${region}.${suffix}`,
    ecr: `api.ecr.${region}.${suffix}`,
  }
}

let network: Network
beforeAll(async () => {
  network = await Network.open(ENDPOINTS.flatMap(([, , , hosts]) => Object.values(hosts)))
})
afterAll(() => network.close())

test.each(ENDPOINTS)('%s: every client asks for its host in %s', async (_, region, env, hosts) => {
  const inputs = network.addRegion(region)
  const image = addImage(region)
  const { 'zip-file': _zip, 's3-bucket': _bucket, ...both } = inputs
  const [zip, tag] = await Promise.all([
    network.throughProxy(inputs, env),
    network.throughProxy({ ...both, 'function-name': 'cart', 'image-uri': image }, env),
  ])
  expect([zip, tag].flatMap(({ outcome }) => outcome.annotations)).toEqual([])
  const targets = (...names: string[]) => [TOKEN_HOST, ...names].map((host) => `${host}:443`).sort()
  expect(zip.targets.sort()).toEqual(targets(hosts.sts, hosts.lambda, hosts.s3))
  expect(tag.targets.sort()).toEqual(targets(hosts.sts, hosts.lambda, hosts.ecr))
})

/** A function that runs an image already; its tag, which is unchanged. */
function addImage(region: string): string {
  const { digest } = network.world.addImage({ repository: 'shop/cart', tag: 'v1', region })
  const repository = `123456789012.dkr.ecr.${region}.amazonaws.com/shop/cart`
  network.world.addFunction({
    name: 'cart',
    region,
    packageType: 'Image',
    imageUri: `${repository}@${digest}`,
  })
  return `${repository}:v1`
}
