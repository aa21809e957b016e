import { join } from 'node:path'
import { pythonPrograms } from '../programs/python.js'
import { mustRun } from '../programs/run.js'

/**
 * An operation as the AWS CLI's own model has it.
 *
 * @typedef {object} Operation
 * @property {RegExp} request method and path
 * @property {Record<string, 'path' | 'body'>} members where each goes
 */

const SCRIPT = `
import json, sys
from botocore.session import get_session
model = get_session().get_service_model("lambda")
def describe(name):
    operation = model.operation_model(name)
    members = {
        member: "path" if shape.serialization.get("location") == "uri" else "body"
        for member, shape in operation.input_shape.members.items()
    }
    return {"request": "{method} {requestUri}".format(**operation.http), "members": members}
print(json.dumps({name: describe(name) for name in sys.argv[1:]}))
`

/**
 * @param {string[]} operations
 * @returns {Promise<Map<string, Operation>>}
 */
export async function readModel(operations) {
  const python = join(await pythonPrograms(), 'python')
  const described = JSON.parse(await mustRun(python, ['-c', SCRIPT, ...operations]))
  return new Map(
    operations.map((name) => {
      const { request, members } = described[name]
      return [name, { members, request: new RegExp(`^${request.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }]
    }),
  )
}
