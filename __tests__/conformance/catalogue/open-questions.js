import { setTimeout as sleep } from 'node:timers/promises'
import { NEW, OLD } from '../../../scenarios/packages.js'
import { ACCOUNT } from '../../../scenarios/scenario.js'
import { createFunction, settled } from '../../stand-ins/api-function.js'
import { pushImage } from '../../stand-ins/api-image.js'
import { asBytes } from '../programs/boto3.js'

/** @import { Place } from '../../stand-ins/by-api.js' */
/** @import { Call } from '../programs/boto3.js' */

const Code = { ZipFile: asBytes(NEW) }

/**
 * What no documentation tells and nobody has recorded: the action holds both answers for possible.
 *
 * @type {readonly { asks: string, answer: (call: Call, name: string, tags: Place['tags']) => Promise<unknown> }[]} about a
 *   function of that name, whose alias `live` sends a tenth from version 1 to version 2
 */
const QUESTIONS = [
  {
    asks: 'UpdateFunctionCode with DryRun: whose CodeSha256 and RevisionId does it answer with?',
    answer: async (call, FunctionName) => [
      await call('lambda', 'get_function_configuration', { FunctionName }),
      await call('lambda', 'update_function_code', { FunctionName, ...Code, DryRun: true }),
    ],
  },
  {
    asks: 'PublishVersion while an update is in progress: how is it refused?',
    answer: async (call, FunctionName) => {
      const { LastUpdateStatus } = await call('lambda', 'update_function_code', { FunctionName, ...Code })
      return [LastUpdateStatus, await answerOf(call('lambda', 'publish_version', { FunctionName }))]
    },
  },
  {
    asks: 'A version that is published with its update: does its RevisionId change when it turns Active?',
    answer: async (call, FunctionName) => {
      const order = { FunctionName, ...Code, Publish: true }
      const published = await call('lambda', 'update_function_code', order)
      await settled(call, FunctionName)
      const Qualifier = published['Version']
      for (;;) {
        const now = await call('lambda', 'get_function_configuration', { FunctionName, Qualifier })
        if (now['State'] !== 'Pending') return [published, now]
        await sleep(500)
      }
    },
  },
  {
    asks: 'UpdateAlias without RoutingConfig: does it keep the weights?',
    answer: (call, FunctionName) =>
      call('lambda', 'update_alias', { FunctionName, Name: 'live', Description: 'weights are not named' }),
  },
  {
    asks: 'DeleteFunction of a version that an alias names: how is it refused?',
    answer: (call, FunctionName) => call('lambda', 'delete_function', { FunctionName, Qualifier: '1' }),
  },
  {
    asks: 'DescribeImages and BatchGetImage by tag: what do they answer?',
    answer: async (call, repositoryName, tags) => {
      await pushImage(call, repositoryName, 'v1', tags)
      const order = { repositoryName, imageIds: [{ imageTag: 'v1' }] }
      return [await call('ecr', 'describe_images', order), await call('ecr', 'batch_get_image', order)]
    },
  },
]

/** @param {Promise<unknown>} asked */
const answerOf = (asked) => asked.catch(({ name, words }) => ({ error: name, message: words }))

/**
 * Asks every question, each with a function of its own.
 *
 * @param {Place} place
 * @param {string} prefix of the functions' names
 * @param {string} caller ARN
 * @returns {Promise<unknown>} to be shown to anyone
 */
export async function askAll({ call, functionRole, tags, account, region }, prefix, caller) {
  const answers = []
  for (const [index, { asks, answer }] of QUESTIONS.entries()) {
    const name = `${prefix}-question-${index + 1}`
    await createFunction(call, {
      name,
      role: functionRole,
      tags,
      zip: OLD,
      versions: [{}, { zip: NEW }],
      aliases: { live: { version: '1', weights: { 2: 0.1 } } },
    })
    answers.push({ asks, answer: await answerOf(answer(call, name, tags)) })
    console.log(`recorded ${asks}`)
  }
  return publicPart(
    { day: new Date().toISOString().slice(0, 10), region, answers },
    { account, caller, prefix },
  )
}

const SECRET = new Set(['Environment', 'Location', 'Credentials', 'ResponseMetadata'])

/**
 * An answer without what tells whose account it was.
 *
 * @param {unknown} value
 * @param {{ account: string, caller: string, prefix: string }} own
 * @returns {unknown}
 */
export function publicPart(value, { account, caller, prefix }) {
  const text = JSON.stringify(value, (key, inner) => {
    if (SECRET.has(key)) return undefined
    return typeof inner === 'string' && inner.includes('X-Amz-') ? '(presigned)' : inner
  })
  return JSON.parse(
    text.replaceAll(caller, '(caller)').replaceAll(account, ACCOUNT).replaceAll(prefix, 'test'),
  )
}
