import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { ACCOUNT, REGION } from '../../scenarios/scenario.js'
import { startBoto3 } from '../conformance/programs/boto3.js'
import { createFunctionRole } from './api-role.js'
import { beginByApi } from './by-api.js'
import { startMotoServer } from './moto-server.js'
import { SUBJECT, startTokenServer } from './token-server.js'

/** @import { StandIn } from './stand-in.js' */

/** @type {StandIn['lacks']} */
export const MOTO_LACKS = {
  architectures: 'UpdateFunctionCode changes Architectures; moto ignores the member (API_UpdateFunctionCode)',
  'code-deploy':
    'CreateDeployment shifts the alias; moto notes deployments and makes none (API_CreateDeployment of CodeDeploy)',
  'bucket-owners':
    'ExpectedBucketOwner refuses the bucket of another account; moto ignores it (API_PutObject)',
  'image-digests':
    'ResolvedImageUri is the repository and the digest; moto doubles the algorithm of a digest (API_FunctionCodeLocation)',
  'configuration-limits':
    'an environment of more than 4 KB is refused; moto takes any (gettingstarted-limits)',
  layers:
    'Layers are versions of layers that are there; moto looks them up (API_UpdateFunctionConfiguration)',
  'new-roles':
    'a role that was made just now cannot be assumed for a while; moto knows it at once (API_CreateFunction)',
  invocations:
    'Invoke runs the function and tells the version that ran; moto runs functions in containers, of which there are none (API_Invoke)',
  'managed-instances':
    'a function with CapacityProviderConfig has the version $LATEST.PUBLISHED; moto knows none (API_UpdateFunctionCode)',
  'object-versions':
    'S3ObjectVersion chooses the version of the object; moto always takes the newest (API_UpdateFunctionCode)',
  'refused-roles': 'a role that does not trust the caller is refused; moto gives any (API_AssumeRole)',
  revisions:
    'GetFunction tells the RevisionId, and an update with another is answered with 412; moto tells none and takes any (API_UpdateFunctionCode)',
  'repeated-publish':
    'PublishVersion repeated without an update answers with the version that is there; moto forgets the first version it made (API_PublishVersion)',
  signing:
    'StartSigningJob signs an object, and Lambda refuses code that is not signed; moto does neither (signer, configuration-codesigning)',
  snapstart:
    'a version with SnapStart is Pending until its snapshot is made; moto settles at once (lambda/snapstart)',
  'updates-that-fail':
    'an update may fail while it settles; moto settles every one at once (functions-states)',
}

/** @returns {Promise<StandIn>} */
export async function startMoto() {
  const server = await startMotoServer()
  const tokens = await startTokenServer()
  const boto3 = await startBoto3()
  const call = boto3.callsTo(server.url)
  // moto lets no function use a role that is not there.
  const functionRole = await createFunctionRole({ call, tags: {} }, 'function')
  const place = {
    call,
    account: ACCOUNT,
    region: REGION,
    functionRole,
    tags: {},
    subject: SUBJECT,
    rolePatience: 0,
  }
  let scenarios = 0
  return {
    name: 'moto',
    lacks: MOTO_LACKS,
    begin: async (scenario) => {
      scenarios += 1
      const begun = await beginByApi(place, scenario, `s${scenarios}`)
      const keys = clientEnvironment(server)
      const env = scenario.oidc
        ? { ...clientEnvironment(server, { credentials: null }), ...tokens.env }
        : keys
      // The server forgets everything when it ends.
      return { ...begun, env, patience: 20, end: async () => {} }
    },
    close: async () => {
      boto3.close()
      await tokens.close()
      await server.close()
    },
  }
}
