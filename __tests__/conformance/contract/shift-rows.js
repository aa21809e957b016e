import { refusalOf } from './api.js'

/** @import { Row } from './row.js' */

/** CodeDeploy, as far as moto knows it: it notes deployments, and makes none. @type {Row[]} */
export const shiftRows = [
  {
    name: 'shift-nowhere',
    says: 'CodeDeploy: an application that is not there, asked for a deployment and for its deployments',
    seed: null,
    run: async ({ part }, applicationName) => {
      const content = JSON.stringify({ version: '0.0', Resources: [] })
      const group = { applicationName, deploymentGroupName: 'group' }
      const revision = { revisionType: 'AppSpecContent', appSpecContent: { content } }
      return [
        await refusalOf(part.call('codedeploy', 'create_deployment', { ...group, revision })),
        await refusalOf(part.call('codedeploy', 'get_deployment', { deploymentId: 'd-ABCDEF123' })),
      ]
    },
    aws: [
      'ApplicationDoesNotExistException: No application found for name: shift-nowhere',
      'DeploymentDoesNotExistException: The deployment d-ABCDEF123 could not be found',
    ],
    moto: {
      answer: [
        'ApplicationDoesNotExistException: The application shift-nowhere does not exist with the user or AWS account.',
        'DeploymentDoesNotExistException: The deployment d-ABCDEF123 does not exist with the user or AWS account.',
      ],
      fact: 'the codes are those of the model (API_CreateDeployment of CodeDeploy), the words each has for itself',
    },
  },
]
