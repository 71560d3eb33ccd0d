// Somebody types an amount in any of the usual ways, and no cent is lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTypedAmount, writeTypedAmount } from './typed-amount.ts'

test('An officer types euros as they come', () => {
  for (const [typed, minor] of [
    ['1250', 125_000],
    ['1 250,5', 125_050],
    ['1\u202f250.50 €', 125_050],
    ['0,07', 7],
    ['1234567,89', 123_456_789],
  ] as const) {
    assert.equal(readTypedAmount(typed, 'EUR'), minor, typed)
  }
  assert.equal(readTypedAmount('19,99', 'EUR'), 1_999)
})

test('What is no amount is not guessed', () => {
  for (const typed of ['', 'douze', '-5', '1,234', '1.2.3', '1e6']) assert.ok(Number.isNaN(readTypedAmount(typed, 'EUR')), typed)
  assert.ok(Number.isNaN(readTypedAmount('5,5', 'XOF')))
})

test('An amount goes into the field and comes back the same', () => {
  for (const minor of [0, 7, 100, 125_050, 123_456_789]) assert.equal(readTypedAmount(writeTypedAmount(minor, 'EUR'), 'EUR'), minor)
  assert.equal(writeTypedAmount(125_000, 'EUR'), '1250')
  assert.equal(readTypedAmount(writeTypedAmount(5_000, 'XOF'), 'XOF'), 5_000)
  assert.equal(readTypedAmount(writeTypedAmount(1_250, 'TND'), 'TND'), 1_250)
})
