import { arnOf } from '../arn.js'
import { denialOf } from '../permissions.js'
import { ServiceError } from '../service-error.js'
import { accessDenied, notFound } from './errors.js'
import { authorizeUnqualified } from './request.js'

/** @import { SigningJob } from '../signer/job.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { Operation } from './request.js' */

/**
 * The code-signing configuration of a function.
 *
 * @typedef {object} CodeSigning
 * @property {'Enforce' | 'Warn'} policy
 * @property {readonly string[]} profiles names of those that may sign
 */

/** Answers with an empty object where there is none (recorded). @type {Operation} */
export function getFunctionCodeSigning(world, request) {
  const fn = authorizeUnqualified(world, request)
  if (!fn.codeSigning) return {}
  return { FunctionName: fn.name, CodeSigningConfigArn: configArn(fn) }
}

/** @type {Operation} */
export function getCodeSigning(world, { caller, params }) {
  const arn = params['CodeSigningConfigArn'] ?? ''
  const denial = denialOf(world, caller, 'lambda:GetCodeSigningConfig', arn)
  if (denial !== undefined) throw accessDenied(denial)
  const fn = [...world.functions.values()].find((own) => own.codeSigning && configArn(own) === arn)
  if (!fn?.codeSigning) throw notFound(`The code signing configuration cannot be found: ${arn}`)
  const { profiles, policy } = fn.codeSigning
  return {
    CodeSigningConfig: {
      CodeSigningConfigArn: arn,
      AllowedPublishers: {
        SigningProfileVersionArns: profiles.map(
          (name) => `${arnOf('signer', fn, `/signing-profiles/${name}`)}/abcdefghij`,
        ),
      },
      CodeSigningPolicies: { UntrustedArtifactOnDeployment: policy },
    },
  }
}

/**
 * @param {LambdaFunction} fn
 * @param {SigningJob | undefined} job that signed the code
 */
export function refuseUnsigned({ name, codeSigning }, job) {
  if (codeSigning?.policy !== 'Enforce' || (job && codeSigning.profiles.includes(job.profile))) return
  throw new ServiceError(
    400,
    'CodeVerificationFailedException',
    `Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is not configured to accept. Check the provided signature for ${name}.`,
  )
}

/** @param {LambdaFunction} fn */
const configArn = (fn) =>
  arnOf('lambda', fn, `code-signing-config:csc-0${fn.name.padEnd(16, '0').slice(0, 16)}`)
