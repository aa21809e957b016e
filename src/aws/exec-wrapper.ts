import type { EnvironmentResponse } from '@aws-sdk/client-lambda'

/** Variables that let a runtime find code in other places, if they are set to anything or to such a thing. */
const SEARCH_PATHS: Readonly<Record<string, RegExp>> = {
  NODE_PATH: /./,
  NODE_OPTIONS: /-r\b|require|import|loader|conditions/,
  PYTHONPATH: /./,
  PYTHONHOME: /./,
  RUBYLIB: /./,
  RUBYOPT: /./,
  GEM_PATH: /./,
  JAVA_TOOL_OPTIONS: /agent|cp\b|class-?path|\.path/i,
  DOTNET_STARTUP_HOOKS: /./,
  LAMBDA_DOTNET_MAIN_ASSEMBLY: /./,
}

/**
 * Whether AWS_LAMBDA_EXEC_WRAPPER is set. Undefined if the variables cannot be read, or if others of them decide where the
 * runtime looks for code.
 */
export function execWrapper(environment: EnvironmentResponse | undefined): boolean | undefined {
  if (environment?.Error !== undefined) return undefined
  const variables = environment?.Variables ?? {}
  if (variables['AWS_LAMBDA_EXEC_WRAPPER'] !== undefined) return true
  const searches = Object.entries(SEARCH_PATHS).some(([name, pattern]) => pattern.test(variables[name] ?? ''))
  return searches ? undefined : false
}
