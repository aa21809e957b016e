import { labelled } from '../../../src/report/headline.ts'
import { createOutcome, NEW, OLD, SENT } from './outcomes.ts'

const outcome = createOutcome({ before: OLD, current: NEW, ...SENT })

test.each([
  ['greeting', 'greeting deployed: version 2', 'greeting deployed: version 2'],
  ['greeting in eu-west-1', 'greeting deployed: version 2', 'greeting in eu-west-1 deployed: version 2'],
  ['eu-west-1', 'greeting deployed: version 2', 'eu-west-1: greeting deployed: version 2'],
  [
    'greeting in eu-west-1',
    'Dry run of greeting failed',
    'greeting in eu-west-1: Dry run of greeting failed',
  ],
])('%s before "%s"', (label, sentence, words) => {
  expect(labelled(label, sentence, outcome)).toBe(words)
})
