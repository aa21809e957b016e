/** GitHub evaluates what is not set to nothing, and an empty input counts as not given. */
export const NO_CREDENTIALS =
  'Set `role-to-assume` to sign in with OIDC, or configure AWS credentials in an earlier step of the job. If it is set: an unset secret or variable gives an empty value.'
