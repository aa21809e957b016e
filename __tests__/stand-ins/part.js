/** @import { Call } from '../conformance/programs/boto3.js' */

/**
 * A function as it is before a scenario.
 *
 * @typedef {object} FunctionSeed
 * @property {string} name
 * @property {string} [region]
 * @property {Buffer} [zip]
 * @property {string} [imageUri]
 * @property {string} [runtime]
 * @property {string} [description]
 * @property {boolean} [published] as version 1
 * @property {string} [alias] that points at version 1
 */

/** @typedef {{ Key: string, zip: Buffer }} ObjectSeed */

/**
 * An implementation of AWS that scenarios run against.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} url
 * @property {Call} call reads and prepares through boto3
 * @property {(seed: FunctionSeed) => Promise<void>} addFunction
 * @property {(name: string, versioned: boolean) => Promise<void>} addBucket
 * @property {(bucket: string, key: string, body: Buffer) => Promise<string | undefined>} putObject answers with its version
 * @property {(repository: string, tag: string) => Promise<string>} pushImage answers with its digest, `sha256:...`
 * @property {(name: string) => Promise<string>} addRole that a job's id token is trusted for; answers with its ARN
 * @property {() => void} forget starts counting requests anew
 * @property {() => string[]} refusals statuses of 400 and more that a client got, where the part can tell
 * @property {() => string[]} operations names of the requests so far, where the part can tell
 * @property {() => Promise<void>} close
 */

export const REGION = 'eu-west-1'
export const ACCOUNT = '123456789012'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/deploy`
