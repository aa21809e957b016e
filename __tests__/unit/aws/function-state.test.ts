import { functionState } from '../../../src/aws/function-state.ts'

test.each<[wrapper: boolean | undefined, variables: Record<string, string> | undefined]>([
  [false, undefined],
  [false, { STAGE: 'prod' }],
  [true, { AWS_LAMBDA_EXEC_WRAPPER: '/opt/bootstrap' }],
  [true, { AWS_LAMBDA_EXEC_WRAPPER: '/opt/otel-handler', NODE_OPTIONS: '--require /opt/wrap.js' }],
  // Where the runtime finds code is then unknown.
  [undefined, { PYTHONPATH: '/var/task/src' }],
  [undefined, { NODE_PATH: './lib' }],
  [undefined, { NODE_OPTIONS: '--import ./register.mjs' }],
  [undefined, { JAVA_TOOL_OPTIONS: '-javaagent:/opt/agent.jar' }],
  [false, { NODE_OPTIONS: '--enable-source-maps' }],
  [false, { JAVA_TOOL_OPTIONS: '-XX:+TieredCompilation -XX:TieredStopAtLevel=1' }],
])('a wrapper is there: %s, by %j', (wrapper, variables) => {
  const environment = variables && { Environment: { Variables: variables } }
  expect(functionState({ ...environment }).execWrapper).toBe(wrapper)
})

test('variables that may not be decrypted tell nothing about a wrapper', () => {
  const error = {
    ErrorCode: 'AccessDeniedException',
    Message: 'Lambda was unable to decrypt the environment',
  }
  expect(functionState({ Environment: { Error: error } }).execWrapper).toBeUndefined()
})
