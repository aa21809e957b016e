import type { RequestRecord } from '../../../emulator/aws/endpoint/record.js'
import { blindRepeat } from './blind-repeat.js'

const record = (operation: string, fault?: string): RequestRecord => ({
  time: 0,
  service: 'lambda',
  operation,
  region: 'eu-west-1',
  method: 'PUT',
  path: '/',
  query: {},
  headers: {},
  bodyBytes: 0,
  body: {},
  status: undefined,
  fault,
})
const lost = ({ fault }: RequestRecord) => fault !== undefined

test.each([
  ['UpdateFunctionCode', 'GetFunction'],
  ['CreateAlias', 'GetAlias'],
  ['UpdateAlias', 'GetAlias'],
])('%s that was lost may be sent again after %s only', (operation, read) => {
  const again = [record(operation, '500'), record(operation)]
  expect(blindRepeat(again, lost, false)).toBe(`${operation} was repeated blindly`)
  expect(
    blindRepeat([record(operation, '500'), record(read), record(operation)], lost, false),
  ).toBeUndefined()
  expect(blindRepeat(again, lost, true)).toBeUndefined()
})

test('what was refused, or answers the same again, may be repeated', () => {
  expect(blindRepeat([record('UpdateAlias'), record('UpdateAlias')], lost, false)).toBeUndefined()
  expect(
    blindRepeat([record('PublishVersion', '500'), record('PublishVersion')], lost, false),
  ).toBeUndefined()
})
