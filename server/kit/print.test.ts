import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openPress, type Press, PrintError } from './print.ts'

const presses: Press[] = []
after(() => presses.forEach((press) => press.close()))
function press(limits: Partial<Parameters<typeof openPress>[0]> = {}): Press {
  const opened = openPress({ perChild: 500, seconds: 20, waiting: 50, ...limits })
  presses.push(opened)
  return opened
}

/** What packs/prints/manifest.typ asks for, with one line. */
const list = (words: string) => ({
  language: 'fr',
  dir: 'ltr',
  title: words,
  subtitle: words,
  frozen: words,
  supersedes: words,
  totals: words,
  pageWord: words,
  footer: words,
  notice: words,
  legsHead: Array.from({ length: 5 }, () => words),
  legs: [Array.from({ length: 5 }, () => words)],
  head: Array.from({ length: 12 }, () => words),
  rows: [Array.from({ length: 12 }, () => [words, words])],
  changesTitle: words,
  changes: [words],
})
const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-'

test('whatever a name contains is printed as text and never run', async () => {
  const hostile = '#panic("no") #read("/etc/passwd") #import "x.typ" *b* _i_ $x$ @ref <l> \\ [ ] // ።'
  const pdf = await press().print('manifest', list(hostile))
  assert.ok(isPdf(pdf))
  // The title of the document is kept in the clear: it is the text itself, not what it would have done.
  const clear = Buffer.from(pdf).toString('utf8')
  assert.ok(
    clear.includes('#panic(&quot;no&quot;) #read(&quot;/etc/passwd&quot;)') || clear.includes('#panic("no") #read("/etc/passwd")'),
    'the words stand in the title',
  )
})

test('the press is replaced after some documents, and nobody who waits notices', async () => {
  const small = press({ perChild: 2 })
  const pdfs = await Promise.all([1, 2, 3, 4, 5].map((each) => small.print('manifest', list(`Page ${each}`))))
  assert.ok(pdfs.every(isPdf))
  assert.deepEqual(small.printed(), { documents: 5, children: 3 })
})

test('a template that is not there is said, and the next document is printed', async () => {
  const one = press()
  await assert.rejects(
    one.print('nothing-there', {}),
    (error: PrintError) => error.reason === 'template' && error.message.includes('nothing-there'),
  )
  await assert.rejects(one.print('../secret', {}), (error: PrintError) => error.reason === 'template')
  await assert.rejects(one.print('manifest', { language: 'fr' }), (error: PrintError) => error.reason === 'template')
  assert.ok(isPdf(await one.print('manifest', list('Suite'))))
  assert.equal(one.printed().children, 1)
})

test('a document that takes too long is given up, and too many that wait are refused', async () => {
  const impatient = press({ seconds: 0.001 })
  await assert.rejects(impatient.print('manifest', list('Lent')), (error: PrintError) => error.reason === 'too_slow')
  const narrow = press({ waiting: 1 })
  const asked = await Promise.allSettled([1, 2, 3].map(() => narrow.print('manifest', list('File'))))
  assert.deepEqual(
    asked.map((one) => (one.status === 'rejected' ? (one.reason as PrintError).reason : 'printed')),
    ['printed', 'printed', 'busy'],
  )
})
