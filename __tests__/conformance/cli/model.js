import { join } from 'node:path'
import { pythonPrograms } from '../programs/python.js'
import { mustRun } from '../programs/run.js'

/**
 * A request as the AWS CLI's own model has it.
 *
 * @typedef {object} Operation
 * @property {string} method
 * @property {RegExp} path
 * @property {Record<string, { place: 'path' | 'body', name: string }>} members where each goes
 */

const SCRIPT = `
import json, sys
from botocore.session import get_session
model = get_session().get_service_model("lambda")
def describe(name):
    operation = model.operation_model(name)
    members = {
        member: {"place": "path" if shape.serialization.get("location") == "uri" else "body",
                 "name": shape.serialization.get("name", member)}
        for member, shape in operation.input_shape.members.items()
    }
    return {"method": operation.http["method"], "uri": operation.http["requestUri"], "members": members}
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
      const { method, uri, members } = described[name]
      return [name, { method, members, path: new RegExp(`^${uri.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }]
    }),
  )
}
